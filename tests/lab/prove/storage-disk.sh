# Pools of kind disk: partition tables of both kinds on an NVMe drive, volume calls, a guest.
. /lab/storage/lib
udevadm settle
disk=$(readlink -f /dev/disk/by-id/*LABPLAIN1 | head -n 1); short=${disk##*/}
# Name and MiB of each; the kernel shows an extended one as next to nothing.
parts() { lsblk -rnbo NAME,SIZE,TYPE $disk | awk '$3 == "part" { print $1 ":" int($2 / 1048576) }' | sort | tr '\n' ' '; }
for table in gpt dos; do
	echo "# disk: a table of type $table"
	pool parts disk "<device path='$disk'/><format type='$table'/>" /dev
	fails v pool-start parts
	[ $table = gpt ] && v pool-build parts || v pool-build parts --overwrite
	is 'label' "$(blkid -p -s PTTYPE -o value $disk)" $table
	fails v pool-build parts --no-overwrite
	v pool-start parts
	fails volume parts wrong 16
	volume parts ${short}p1 32; volume parts ${short}p2 16 "<target><format type='linux-swap'/></target>"
	is 'partitions' "$(parts)" "${short}p1:32 ${short}p2:16 "
	[ "$(blockdev --getsize64 ${disk}p1)" = $((32 << 20)) ]
	content 8 disk
	v vol-upload ${short}p1 $w/content --pool parts; cmp -n $((8 << 20)) $w/content ${disk}p1
	volume parts ${short}p3 32
	v vol-wipe ${short}p3 --pool parts
	guest disk block "<source dev='${disk}p1'/>"
	v vol-dumpxml ${short}p2 --pool parts | grep -q "<extent start='$((33 << 20))' end='$((49 << 20))'/>"
	if [ $table = dos ]; then
		volume parts ${short}p4 128 "<target><format type='extended'/></target>"
		volume parts ${short}p5 16; volume parts ${short}p6 16
		is 'partitions' "$(parts)" "${short}p1:32 ${short}p2:16 ${short}p3:32 ${short}p4:0 ${short}p5:16 ${short}p6:16 "
		is 'type' "$(v vol-dumpxml ${short}p4 --pool parts | sed -n "s/.*<format type='\(.*\)'.*/\1/p")" extended
		fails v vol-delete ${short}p4 --pool parts
		for n in 6 5 4; do v vol-delete ${short}p$n --pool parts; done
	fi
	v vol-list parts
	v vol-delete ${short}p2 --pool parts
	is 'partitions' "$(parts)" "${short}p1:32 ${short}p3:32 "
	sleep 30 <>${disk}p3 & holder=$!
	crash; is 'after a crash' "$(v vol-list parts | awk '{ print $1 }' | tr '\n' ' ')" "${short}p1 ${short}p3 "
	kill $holder; wait $holder 2>/dev/null || :
	v vol-create-from parts /dev/stdin ${short}p1 --inputpool parts <<-X
		<volume><name>${short}p2</name><capacity unit='MiB'>32</capacity></volume>
	X
	cmp ${disk}p1 ${disk}p2
	v pool-destroy parts; v pool-undefine parts
done
echo "disk: proven"
