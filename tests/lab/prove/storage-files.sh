# Pools of kind dir and fs: a guest boots from a volume of each, its pool started on demand;
# the file system is made and mounted by the daemon.
. /lab/storage/lib
udevadm settle
disk=$(readlink -f /dev/disk/by-id/*LABPLAIN1 | head -n 1)
echo '# dir'
pool files dir '' /run/files; v pool-build files; v pool-start files
v vol-create-as files boot.raw 16M; guest dir files boot.raw /run/files/boot.raw
v vol-create-as files boot.qcow2 16M --format qcow2 --backing-vol boot.raw --backing-vol-format raw
qemu-img info /run/files/boot.qcow2 | grep -q 'backing file: /run/files/boot.raw'
v vol-delete boot.qcow2 --pool files
echo '# fs'
pool disk fs "<device path='$disk'/><format type='ext4'/>" /run/mounted
fails v pool-start disk
v pool-build disk --no-overwrite; is 'made' "$(blkid -p -s TYPE -o value $disk)" ext4
fails v pool-build disk --no-overwrite
v pool-start disk; is 'mounted' "$(findmnt -no SOURCE,FSTYPE /run/mounted | tr -s ' ')" "$disk ext4"
v vol-create-as disk boot.raw 16M; guest fs disk boot.raw /run/mounted/boot.raw
echo '# pools are started for guests that need them'
for kind in dir fs; do
	pool=$([ $kind = dir ] && echo files || echo disk)
	v pool-destroy $pool; state $pool inactive 'before'; : > $w/$kind.out
	v create $w/$kind.domain; waits "grep -q '^up: ' $w/$kind.out"
	state $pool running "with the guest's disk"; grep -a '^up: ' $w/$kind.out | sed 's/^/   /'
	waits "! v list --name | grep -qx $kind"
done
crash; state disk running 'after a crash'; findmnt /run/mounted >/dev/null
v pool-destroy disk; no findmnt /run/mounted; v pool-destroy files
echo '# what is not there'
sed "s/pool='files' volume='boot.raw'/pool='files' volume='none'/; s/<name>dir/<name>none/" $w/dir.domain > $w/none.domain; fails v create $w/none.domain
state files running 'started to be looked at'; v pool-destroy files
sed "s/pool='files'/pool='nowhere'/; s/<name>dir/<name>none/" $w/dir.domain > $w/none.domain; fails v create $w/none.domain
v pool-undefine files; v pool-undefine disk
echo "dir, fs: proven"
