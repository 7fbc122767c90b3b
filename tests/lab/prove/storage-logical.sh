# Pools of kind logical: LVM from a blank NVMe drive to none, every volume call, a guest,
# and a daemon killed in the middle of a copy and of a wipe.
. /lab/storage/lib
. /lab/storage/logical
echo '# a guest'
volume lab boot 16; guest logical lab boot /dev/lab/boot; v vol-delete boot --pool lab
echo '# the daemon is killed'
crash; is 'after a crash' "$(v pool-info lab | awk '$1 == "State:" { print $2 }')" running
v vol-create-as lab big 160M
v vol-clone big half --pool lab >/dev/null 2>&1 & clone=$!
waits 'lvs --noheadings -o lv_name lab | grep -q ostler-making'
crash; wait $clone || :
v pool-refresh lab
is 'half a copy' "$(lvs --noheadings -o lv_name lab | grep -c -e ostler-making -e half || :)" 0
is 'notes left' "$(ls -A $w/state/var/lib/libvirt/storage/unfinished | wc -l)" 0
head -c 100M /dev/urandom | dd of=/dev/lab/big conv=notrunc bs=1M status=none
v vol-wipe big --pool lab >/dev/null 2>&1 & wipe=$!
waits '[ -n "$(ls -A $w/state/var/lib/libvirt/storage/unfinished)" ]'
crash; wait $wipe || :
cmp -n $((160 << 20)) /dev/zero /dev/lab/big
is 'notes left' "$(ls -A $w/state/var/lib/libvirt/storage/unfinished | wc -l)" 0
v vol-delete big --pool lab
. /lab/storage/logical-end
echo "logical: proven"
