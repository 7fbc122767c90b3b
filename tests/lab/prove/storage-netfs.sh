# Pools of kind netfs: a kernel NFS server, every volume call, a guest, and the server off the
# net, then dead, while the pool is looked at and written to: the daemon answers everything
# else at once, also one that is started then.
. /lab/storage/lib
. /lab/storage/nfs
. /lab/storage/netfs
guest netfs nas disk.raw /srv/export/disk.raw
crash; state nas running 'after a crash'
bystanders
# An upload, and the times of calls meanwhile; then COMMAND, and a refresh: neither will end.
head -c 48M /dev/urandom > $w/large
trouble() {
	v vol-create-as nas up.raw 48M; v vol-upload up.raw $w/initrd --pool nas
	python3 /lab/storage/upload "$uri" nas up.raw $w/large 20 > $w/upload & upload=$!
	sleep 2; calm nas disk.qcow2,disk.raw,up.raw
	[ ! -s $w/upload ]
	eval "$1"; sleep 1
	virsh -q -c "$uri" pool-refresh nas >$w/refresh 2>&1 & refresh=$!
	sleep 3; kill -0 $refresh; kill -0 $upload
}
age() { takes 'a volume of it, as last seen' virsh -q -c "$uri" vol-info disk.raw --pool nas; [ $r = 0 ]; [ $ms -lt 5000 ]; grep -o 'told what was last seen volume=.* age=.*' $w/daemon.log | tail -n 1 | sed 's/^/   the log: /' | grep age; }
echo '# the server is off the net, while there is a refresh and an upload'
trouble 'cut_off 2049'
calls nas disk.qcow2,disk.raw,up.raw
age
takes 'the pool is stopped' virsh -q -c "$uri" pool-destroy nas; [ $r != 0 ]; [ $ms -lt 5000 ]
calls nas disk.qcow2,disk.raw,up.raw
kill -0 $refresh; kill -0 $upload
echo '# it is back'
mend; began=$(date +%s); wait $refresh; wait $upload
echo "   after $(($(date +%s) - began)) s: $(cat $w/refresh)$(cat $w/upload)"
is 'upload' "$(cat $w/upload)" 'upload: whole'
cmp $w/large /srv/export/up.raw
is 'volumes' "$(v vol-list nas | awk '{ print $1 }' | sort | tr '\n' ' ')" 'disk.qcow2 disk.raw up.raw '
v vol-delete up.raw --pool nas
is 'files' "$(ls -A /srv/export | tr '\n' ' ')" 'disk.qcow2 disk.raw '
echo '# the server is dead, and the daemon is killed in the middle'
trouble 'rpc.nfsd 0'
calls nas disk.qcow2,disk.raw,up.raw
began=$(date +%s%N); crash_stuck
echo "   the next daemon answers after $((($(date +%s%N) - began) / 1000000)) ms"
# Their connection is closed only when the kernel lets go of the old daemon.
kill $refresh $upload 2>/dev/null || :; wait $refresh $upload 2>/dev/null || :
calls nas -
echo '# it is told to end, and starts again'
takes 'the daemon ends' sh -c "kill $daemon; while [ -e /proc/$daemon ] && ! grep -q 'State:.*Z' /proc/$daemon/status 2>/dev/null; do sleep 0.1; done"
[ $r = 0 ]; [ $ms -lt 30000 ]
serve; calls nas -
echo '# the server is back: so is the pool, by itself'
nfs_up; began=$(date +%s)
waits 'v pool-info nas | grep -q running' || waits 'v pool-info nas | grep -q running'
echo "   after $(($(date +%s) - began)) s"
v pool-refresh nas
is 'volumes' "$(v vol-list nas | awk '{ print $1 }' | sort | tr '\n' ' ')" 'disk.qcow2 disk.raw up.raw '
# The upload that its client and its daemon left: the volume is what it was.
cmp -n $(stat -c %s $w/initrd) $w/initrd /srv/export/up.raw
is 'files' "$(ls -A /srv/export | tr '\n' ' ')" 'disk.qcow2 disk.raw up.raw '
is 'notes left' "$(ls -A $w/state/var/lib/libvirt/storage/unfinished | wc -l)" 0
v vol-delete up.raw --pool nas
. /lab/storage/netfs-end
echo "netfs: proven"
