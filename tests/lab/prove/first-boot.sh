# ostlerd finds that KVM works here, boots a guest with it, is killed, and finds
# the guest again.  /host is the project with its debug build and `make run's guest.
. /lab/l2
w=$(mktemp -d); sock=$w/sock; uri="qemu+unix:///system?socket=$sock"
v() { virsh -c "$uri" "$@"; }
serve() { /host/target/debug/ostlerd --socket $sock --state $w/state >>$w/daemon.log 2>&1 & daemon=$!; }
trap 'r=$?; [ $r = 0 ] || tail -n 20 $w/daemon.log; kill $daemon 2>/dev/null || :; exit $r' EXIT
waits() { n=0; until eval "$1"; do n=$((n + 1)); [ $n -lt 600 ] || { echo "waited in vain: $1"; exit 1; }; sleep 0.1; done; }

serve; waits 'v uri >/dev/null 2>&1'
say "v version | grep -i hypervisor"
# On a machine with much else to do the trial of KVM may need a second go.
waits "v capabilities | grep -q \"<domain type='kvm'/>\""
say "v capabilities | grep -c \"<domain type='kvm'/>\""
cp /host/target/cache/guest/vmlinuz /host/target/cache/guest/initrd $w/
cat > $w/guest.xml <<X
<domain type='kvm'><name>visitor</name><memory unit='MiB'>192</memory><vcpu>1</vcpu>
 <os><type arch='x86_64' machine='q35'>hvm</type><kernel>$w/vmlinuz</kernel><initrd>$w/initrd</initrd>
  <cmdline>console=ttyS0 quiet no_timer_check ostler.name=visitor</cmdline></os>
 <features><acpi/></features><cpu mode='host-passthrough'/>
 <devices><interface type='user'><model type='virtio'/></interface>
  <serial type='file'><source path='$w/up'/></serial></devices></domain>
X
say "v define $w/guest.xml"
say "v start visitor"
waits 'grep -q "ostler guest up" $w/up 2>/dev/null'
echo "up: $(cat $w/up)"
pid=$(cat $w/state/run/libvirt/qemu/visitor.pid)
say "tr '\0' '\n' </proc/$pid/cmdline | grep -A1 -e '^-accel'"
say "v dominfo visitor | grep -E '^(Id|State|CPU)'"
kill -9 $daemon; wait $daemon 2>/dev/null || :
serve; waits 'v uri >/dev/null 2>&1'
say "v list --all"
[ "$(cat $w/state/run/libvirt/qemu/visitor.pid)" = $pid ]
say "v shutdown visitor"
waits '[ "$(v domstate visitor)" = "shut off" ]'
say "v undefine visitor"
kill $daemon; wait $daemon
! pgrep qemu-system
echo "first boot by KVM: proven"
