# LVM, NFS and iSCSI pools with the real programs, in one boot.
. /lab/storage/lib
. /lab/storage/logical
. /lab/storage/logical-end
. /lab/storage/nfs
. /lab/storage/netfs
. /lab/storage/netfs-end
. /lab/storage/target
. /lab/storage/iscsi
. /lab/storage/iscsi-end
echo "logical, netfs, iscsi: proven"
