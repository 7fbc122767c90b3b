# Pools of kind netfs: a kernel NFS server, every volume call, a guest, and the server
# gone while the pool is looked at: the daemon answers everything else at once.
. /lab/storage/lib
. /lab/storage/nfs
. /lab/storage/netfs
guest netfs file "<source file='/run/nas/disk.raw'/>"
crash; is 'after a crash' "$(v pool-info nas | awk '$1 == "State:" { print $2 }')" running
mkdir -p /run/plain; pool plain dir '' /run/plain; v pool-start plain; v vol-create-as plain one 1M
echo '# the server is gone'
rpc.nfsd 0
v pool-refresh nas >/dev/null 2>&1 & refresh=$!
sleep 2; kill -0 $refresh
cat > $w/calls.py <<'P'
import libvirt, sys, time
c = libvirt.open(sys.argv[1])
nas, plain = c.storagePoolLookupByName('nas'), c.storagePoolLookupByName('plain')
worst = 0
def call(name, work):
    global worst
    began = time.monotonic(); result = work(); took = time.monotonic() - began
    worst = max(worst, took); print('   %-24s %5.1f ms  %s' % (name, took * 1000, str(result)[:40].replace('\n', ' ')))
    return result
for _ in range(3):
    call('uri', c.getURI); call('pools', c.listAllStoragePools); call('domains', c.listAllDomains)
    call('refresh of another', plain.refresh); call('info of another', lambda: plain.storageVolLookupByName('one').info())
    assert call('state of the pool', nas.info)[0] == libvirt.VIR_STORAGE_POOL_RUNNING
    assert sorted(call('its volumes', nas.listVolumes)) == ['disk.qcow2', 'disk.raw']
    call('its XML', nas.XMLDesc)
assert worst < float(sys.argv[2]), worst
print('   worst: %.1f ms' % (worst * 1000))
began = time.monotonic(); print('   a volume of it: last seen', nas.storageVolLookupByName('disk.raw').info(), '%.1f s' % (time.monotonic() - began))
P
# The lab emulates every instruction: what takes 1 ms elsewhere takes 20 here.
python3 $w/calls.py "qemu+unix:///system?socket=$sock" ${LAB_LIMIT:-0.1}
kill -0 $refresh
echo '# the server is back'
rpc.nfsd -N 3 2 || rpc.nfsd 2
wait $refresh || :
v pool-refresh nas
is 'volumes' "$(v vol-list nas | awk '{ print $1 }' | sort | tr '\n' ' ')" 'disk.qcow2 disk.raw '
. /lab/storage/netfs-end
echo "netfs: proven"
