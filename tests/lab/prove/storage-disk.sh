# Pools of kind disk: partition tables of both kinds on an NVMe drive, volume calls, a guest.
# What parted did for us is read by partx, sgdisk, lsblk and blkid.
. /lab/storage/lib
udevadm settle
disk=$(readlink -f /dev/disk/by-id/*LABPLAIN1 | head -n 1); p=${disk##*/}p
# Number, first MiB and MiB of each, as the table has it, and as the kernel has it.
table() { partx -rgo NR,START,SECTORS $disk | awk '{ printf "%d:%g+%g ", $1, $2 / 2048, $3 / 2048 }'; }
kernel() { for s in /sys/block/${disk##*/}/${p}*; do [ ! -e $s ] || echo $(cat $s/partition $s/start $s/size); done | sort -n | awk '{ printf "%d:%g+%g ", $1, $2 / 2048, $3 / 2048 }'; }
parts() { is "$1" "$(table)" "$2"; [ "$(kernel)" = "$(echo "$2" | sed 's/4:81+128/4:81+0.000976562/')" ] || { echo "the kernel has '$(kernel)'"; exit 1; }; }
volumes() { is "$1" "$(v vol-list parts | awk '{ print $1 }' | tr '\n' ' ')" "$2"; }
free() { v pool-dumpxml parts | sed -n "s/.*<freeExtent start='\(.*\)' end='\(.*\)'.*/\1 \2/p" | awk '{ printf "%g-%g ", $1 / 1048576, $2 / 1048576 }'; }
told() { v pool-info parts --bytes | awk -v k="$1:" '$1 == k { print $2 }'; }
for table in gpt dos; do
	echo "# disk: a table of type $table"
	pool parts disk "<device path='$disk'/><format type='$table'/>" /dev
	fails v pool-start parts
	[ $table = gpt ] && v pool-build parts || { fails v pool-build parts; fails v pool-build parts --no-overwrite; v pool-build parts --overwrite; }
	is 'label' "$(blkid -p -s PTTYPE -o value $disk)" $table
	fails v pool-build parts --no-overwrite
	v pool-start parts; parts 'no partitions' ''; volumes 'no volumes' ''
	is 'capacity' "$(told Capacity)" "$(blockdev --getsize64 $disk)"
	fails volume parts wrong 16; fails volume parts ${p}2 16; fails volume parts ${p}1 4096
	echo '# partitions'
	volume parts ${p}1 32; volume parts ${p}2 16 "<target><format type='linux-swap'/></target>"; volume parts ${p}3 32
	parts 'partitions' '1:1+32 2:33+16 3:49+32 '
	is 'one of an odd size begins and ends on a sector' "$(v vol-create-as parts ${p}4 1000001B >/dev/null && partx -rgo START,SECTORS -n 4 $disk)" '165888 1954'
	v vol-delete ${p}4 --pool parts
	[ $table = dos ] || { sgdisk -v $disk | grep -q 'No problems found'; is 'types' "$(sgdisk -p $disk | awk '$1 == 2 { print $6 }')" 8200; }
	[ $table = gpt ] || is 'types' "$(partx -rgo TYPE $disk | tr '\n' ' ')" '0x83 0x82 0x83 '
	is 'size' "$(blockdev --getsize64 ${disk}p1)" $((32 << 20))
	v vol-dumpxml ${p}2 --pool parts | grep -q "<extent start='$((33 << 20))' end='$((49 << 20))'/>"
	is 'free' "$(free | tr ' ' '\n' | sed -n 's/^81-/81-/p')" "$([ $table = dos ] && echo 81-512 || echo 81-511.984)"
	[ $(($(told Allocation) >> 20)) = 80 ]
	echo '# content'
	content 8 disk
	v vol-upload ${p}1 $w/content --pool parts; cmp -n $((8 << 20)) $w/content ${disk}p1
	v vol-download ${p}1 $w/back --pool parts; cmp $w/back ${disk}p1
	v vol-clone ${p}1 ${p}4 --pool parts; cmp ${disk}p1 ${disk}p4; v vol-delete ${p}4 --pool parts
	head -c 32M /dev/urandom > ${disk}p3 2>/dev/null || :
	v vol-wipe ${p}3 --pool parts; cmp -n $((32 << 20)) /dev/zero ${disk}p3
	fails v vol-resize ${p}3 64M --pool parts
	guest disk parts ${p}1 ${disk}p1
	if [ $table = dos ]; then
		echo '# an extended one, and what lies in it'
		volume parts ${p}4 128 "<target><format type='extended'/></target>"
		volume parts ${p}5 16; volume parts ${p}6 16; volume parts ${p}7 16
		parts 'partitions' '1:1+32 2:33+16 3:49+32 4:81+128 5:82+16 6:99+16 7:116+16 '
		is 'type' "$(v vol-dumpxml ${p}4 --pool parts | sed -n "s/.*<format type='\(.*\)'.*/\1/p")" extended
		v vol-upload ${p}6 $w/content --pool parts
		fails v vol-delete ${p}4 --pool parts; fails v vol-wipe ${p}4 --pool parts
		fails volume parts ${p}8 16 "<target><format type='extended'/></target>"
		echo '# those behind one that goes move up'
		sleep 600 <>${disk}p6 & holder=$!
		fails v vol-delete ${p}5 --pool parts
		parts 'while one is in use' '1:1+32 2:33+16 3:49+32 4:81+128 5:82+16 6:99+16 7:116+16 '
		kill $holder; wait $holder 2>/dev/null || :
		v vol-delete ${p}5 --pool parts
		parts 'partitions' '1:1+32 2:33+16 3:49+32 4:81+128 5:99+16 6:116+16 '
		volumes 'volumes' "${p}1 ${p}2 ${p}3 ${p}4 ${p}5 ${p}6 "
		v vol-download ${p}5 $w/back --pool parts --length $((8 << 20)); cmp $w/content $w/back
		for n in 6 5 4; do v vol-delete ${p}$n --pool parts; done
	fi
	echo '# one that is in use, and one that is not'
	sleep 600 <>${disk}p3 & holder=$!
	fails v vol-delete ${p}3 --pool parts
	v vol-delete ${p}2 --pool parts
	parts 'partitions' '1:1+32 3:49+32 '; volumes 'volumes' "${p}1 ${p}3 "
	kill $holder; wait $holder 2>/dev/null || :
	echo '# made by others, and the daemon killed'
	parted -s $disk mkpart $([ $table = dos ] && echo primary || echo other) 33MiB 49MiB; udevadm settle
	v pool-refresh parts; volumes 'volumes' "${p}1 ${p}2 ${p}3 "
	v vol-delete ${p}2 --pool parts
	crash; volumes 'after a crash' "${p}1 ${p}3 "
	echo "<volume><name>${p}2</name><capacity unit='MiB'>32</capacity></volume>" > $w/copy.xml
	v vol-create-from parts $w/copy.xml ${p}1 --inputpool parts >/dev/null 2>&1 & copy=$!
	waits '[ -n "$(ls -A $w/state/var/lib/libvirt/storage/unfinished 2>/dev/null)" ] && partx -n 2 $disk >/dev/null 2>&1'
	crash; wait $copy || :
	# A copy that was cut short is gone, one that was quicker is whole.
	v pool-refresh parts
	case "$(table)" in '1:1+32 3:49+32 ') ;; *) cmp ${disk}p1 ${disk}p2; v vol-delete ${p}2 --pool parts ;; esac
	is 'notes left' "$(ls -A $w/state/var/lib/libvirt/storage/unfinished | wc -l)" 0
	v pool-destroy parts; v pool-undefine parts
done
echo '# a disk of another type than the pool, and one that is gone'
pool parts disk "<device path='$disk'/><format type='gpt'/>" /dev; fails v pool-start parts; v pool-undefine parts
pool parts disk "<device path='/dev/not-there'/><format type='gpt'/>" /dev; fails v pool-build parts; fails v pool-start parts; v pool-undefine parts
echo "disk: proven"
