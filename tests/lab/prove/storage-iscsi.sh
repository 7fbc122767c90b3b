# Pools of kind iscsi: open-iscsi against the kernel's target, CHAP by secret, a guest, a
# killed daemon, and the target gone.
. /lab/storage/lib
. /lab/storage/target
. /lab/storage/iscsi
no grep -q password /proc/$daemon/cmdline
guest iscsi san unit:0:0:1 $w/unit1
echo '# the daemon is killed'
crash
is 'after a crash' "$(v pool-info san | awk '$1 == "State:" { print $2 }')" running
v pool-destroy san
v pool-start san >/dev/null 2>&1 & start=$!
waits '[ -e $w/state/run/libvirt/storage/san.xml ]'
crash; wait $start || :
sleep 5
# Either it is logged in and the pool runs, or neither.
state=$(v pool-info san | awk '$1 == "State:" { print $2 }'); sessions=$(iscsiadm -m session 2>/dev/null | wc -l)
case "$state $sessions" in 'running 1' | 'inactive 0') echo "   killed while it started: $state, $sessions session(s)" ;; *) echo "half: $state $sessions"; exit 1 ;; esac
[ $state = running ] || v pool-start san
echo '# the target is gone'
echo 0 > $tpg/enable
began=$(date +%s%N); v list >/dev/null; v vol-list san >/dev/null; v vol-info unit:0:0:1 --pool san >/dev/null
echo "   three calls of virsh: $((($(date +%s%N) - began) / 1000000)) ms"
echo 1 > $tpg/enable
waits 'v pool-refresh san >/dev/null 2>&1 || v pool-start san >/dev/null 2>&1'
. /lab/storage/iscsi-end
echo "iscsi: proven"
