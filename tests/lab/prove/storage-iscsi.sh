# Pools of kind iscsi: open-iscsi against the kernel's target, CHAP by secret, a guest, a
# killed daemon, and the target gone under load: for a while, and for good.
. /lab/storage/lib
. /lab/storage/target
. /lab/storage/iscsi
no grep -q password /proc/$daemon/cmdline
guest iscsi san unit:0:0:1 $w/unit1
guest direct san unit:0:0:1 $w/unit1 direct
is 'past the host' "$(grep -o '"driver":"iscsi"' $w/state/var/log/libvirt/qemu/direct.log | sort -u)" '"driver":"iscsi"'
echo '# the daemon is killed'
crash; state san running 'after a crash'
v pool-destroy san
v pool-start san >/dev/null 2>&1 & start=$!
waits '[ -e $w/state/run/libvirt/storage/san.xml ]'
crash; wait $start || :
sleep 5
# Either it is logged in and the pool runs, or neither.
state=$(v pool-info san | awk '$1 == "State:" { print $2 }'); sessions=$(iscsiadm -m session 2>/dev/null | wc -l)
case "$state $sessions" in 'running 1' | 'inactive 0') echo "   killed while it started: $state, $sessions session(s)" ;; *) echo "half: $state $sessions"; exit 1 ;; esac
[ $state = running ] || v pool-start san
bystanders
head -c 24M /dev/urandom > $w/large
# An upload to one unit, other writing to the other, and the times of calls; then COMMAND, and
# a refresh.
trouble() {
	python3 /lab/storage/upload "$uri" san unit:0:0:1 $w/large 15 > $w/upload & upload=$!
	other=$(v vol-path unit:0:0:0 --pool san); touch $w/writing
	while [ -e $w/writing ] && dd if=/dev/zero of=$other bs=64k count=256 oflag=direct 2>$w/dd; do :; done & writer=$!
	sleep 2; calm san unit:0:0:0,unit:0:0:1
	[ ! -s $w/upload ]; kill -0 $writer
	eval "$1"; sleep 1
	virsh -q -c "$uri" pool-refresh san >$w/refresh 2>&1 & refresh=$!
	sleep 1; kill -0 $upload
}
during() {
	calls san unit:0:0:0,unit:0:0:1
	takes 'a volume of it' virsh -q -c "$uri" vol-info unit:0:0:1 --pool san; [ $r = 0 ]; [ $ms -lt 5000 ]
}
after() { rm $w/writing; r=0; wait $refresh || r=$?; echo "   the refresh: exit status $r $(cat $w/refresh)"; wait $upload; sed 's/^/   /' $w/upload; wait $writer || :; grep -h -e error -e copied $w/dd | sed 's/^/   the writer: /'; }
echo '# the target is killed under load, and comes back soon'
trouble 'echo 0 > $tpg/enable'
during
echo 1 > $tpg/enable; began=$(date +%s)
after; echo "   over after $(($(date +%s) - began)) s"
is 'upload' "$(cat $w/upload)" 'upload: whole'
state san running 'the pool'
cmp $w/large $w/unit1 -n $((24 << 20))
v pool-refresh san; is 'volumes' "$(v vol-list san | awk '{ print $1 }' | sort | tr '\n' ' ')" 'unit:0:0:0 unit:0:0:1 '
echo '# the target is off the net for good'
trouble 'cut_off 3260'
during
takes 'stopped while it is written to' virsh -q -c "$uri" pool-destroy san; [ $r != 0 ]; [ $ms -lt 5000 ]
after; grep -q 'ended after' $w/upload
calls san -
state=$(v pool-info san | awk '$1 == "State:" { print $2 }'); echo "   the pool: $state"
[ $state = inactive ] || { takes 'the pool is stopped' virsh -q -c "$uri" pool-destroy san; [ $r = 0 ]; }
is 'sessions' "$(iscsiadm -m session 2>/dev/null | wc -l)" 0
takes 'it is started' virsh -q -c "$uri" pool-start san; [ $r != 0 ]; [ $ms -lt 30000 ]
calls san -
is 'sessions' "$(iscsiadm -m session 2>/dev/null | wc -l)" 0
echo '# it is back'
mend; v pool-start san
v vol-upload unit:0:0:1 $w/large --pool san; cmp -n $((24 << 20)) $w/large $w/unit1
echo '# the daemon is killed while the target is off the net'
trouble 'cut_off 3260'
began=$(date +%s%N); crash_stuck
echo "   the next daemon answers after $((($(date +%s%N) - began) / 1000000)) ms"
calls san -
kill $refresh $upload 2>/dev/null || :; wait $refresh $upload 2>/dev/null || :
mend; rm $w/writing; wait $writer || :
# Taken up again by itself once the target answers, or found gone and startable.
n=0; until v pool-info san | grep -q running || [ $n = 60 ]; do n=$((n + 1)); sleep 0.5; done
v pool-info san | grep -q running && echo "   the pool is back by itself" || { echo "   the pool is inactive"; v pool-start san; }
v pool-refresh san; v vol-upload unit:0:0:1 $w/content --pool san; cmp -n $((8 << 20)) $w/content $w/unit1
. /lab/storage/iscsi-end
echo "iscsi: proven"
