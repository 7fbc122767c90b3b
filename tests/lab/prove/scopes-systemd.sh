# Under systemd a guest lives in a scope with the limits of its definition, is listed
# by systemd-machined, and leaves nothing behind.  /host is the project with its debug
# build and `make run's guest.
. /lab/l2
w=$(mktemp -d); sock=$w/sock; uri="qemu+unix:///system?socket=$sock"
v() { virsh -c "$uri" "$@"; }
serve() { /host/target/debug/ostlerd --socket $sock --state $w/state >>$w/daemon.log 2>&1 & daemon=$!; }
trap 'r=$?; [ $r = 0 ] || tail -n 20 $w/daemon.log; kill $daemon 2>/dev/null || :; exit $r' EXIT
waits() { n=0; until eval "$1"; do n=$((n + 1)); [ $n -lt 600 ] || { echo "waited in vain: $1"; exit 1; }; sleep 0.1; done; }
is() { [ "$1" = "$2" ] || { echo "'$1' instead of '$2'"; exit 1; }; }

serve; waits 'v uri >/dev/null 2>&1'
cp /host/target/cache/guest/vmlinuz /host/target/cache/guest/initrd $w/
cat > $w/guest.xml <<X
<domain type='qemu'><name>tuned</name><memory unit='MiB'>192</memory><vcpu>1</vcpu>
 <memtune><hard_limit unit='MiB'>640</hard_limit></memtune>
 <cputune><shares>2048</shares><period>100000</period><quota>80000</quota></cputune>
 <os><type arch='x86_64' machine='q35'>hvm</type><kernel>$w/vmlinuz</kernel><initrd>$w/initrd</initrd>
  <cmdline>console=ttyS0 quiet no_timer_check ostler.name=tuned</cmdline></os>
 <features><acpi/></features>
 <devices><serial type='file'><source path='$w/up'/></serial></devices></domain>
X
say "v define $w/guest.xml"
say "v start tuned"
id=$(v domid tuned)
pid=$(cat $w/state/run/libvirt/qemu/tuned.pid)
scope="machine-qemu\\x2d$id\\x2dtuned.scope"
group="/sys/fs/cgroup/machine.slice/$scope/libvirt"
say "cat /proc/$pid/cgroup"
grep -qF "machine.slice/$scope/libvirt/emulator" /proc/$pid/cgroup
is "$(systemctl is-active "$scope")" active
if [ -x /usr/lib/systemd/systemd-machined ]; then
    say "machinectl list --no-legend"
    is "$(machinectl show -p Leader --value qemu-$id-tuned)" $pid
fi
is "$(cat "$group/cgroup.procs")" $pid
is "$(cat "$group/memory.max")" $((640 << 20))
is "$(cat "$group/vcpu0/cpu.max")" '80000 100000'
say "v schedinfo tuned"

kill -9 $daemon; wait $daemon 2>/dev/null || :
serve; waits 'v uri >/dev/null 2>&1'
waits 'v schedinfo tuned --live | grep -q "vcpu_quota *: 80000"'
say "v schedinfo tuned --live --set vcpu_quota=40000"
is "$(cat "$group/vcpu0/cpu.max")" '40000 100000'
say "v destroy tuned"
waits '! systemctl is-active --quiet "$scope"'
[ ! -e "$group" ]

say "v start tuned"
pid=$(cat $w/state/run/libvirt/qemu/tuned.pid)
scope="machine-qemu\\x2d$(v domid tuned)\\x2dtuned.scope"
is "$(systemctl is-active "$scope")" active
kill -9 $pid
waits '[ "$(v domstate tuned)" = "shut off" ]'
waits '! systemctl is-active --quiet "$scope"'
say "v undefine tuned"
kill $daemon; wait $daemon
! pgrep -x cat
echo "scopes of systemd: proven"
