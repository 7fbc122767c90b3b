# Pools of kind scsi: an adapter of the host, and a virtual one (NPIV) on software Fibre
# Channel that is made when the pool starts and gone when it stops. See npiv.sh for the array.
. /lab/storage/lib
udevadm settle
echo '# an adapter of the host'
unit=$(lsblk -dnSo NAME,SERIAL | awk '$2 ~ /LABLUN1|0002$/ { print $1; exit }'); host=$(readlink -f /sys/block/$unit/device | grep -o 'host[0-9]*' | head -n 1)
pool hba scsi "<adapter type='scsi_host' name='scsi_$host'/>" /dev/disk/by-path
v pool-start hba; v vol-list hba
is 'volumes' "$(v vol-list hba | grep -c unit:)" "$(ls -d /sys/class/scsi_device/${host#host}:* | wc -l)"
vol=unit:$(basename $(readlink -f /sys/block/$unit/device) | cut -d: -f2-)
is 'device' "$(readlink -f $(v vol-path $vol --pool hba))" /dev/$unit
is 'key' "$(v vol-key $vol --pool hba)" "$(/lib/udev/scsi_id -g -u -d /dev/$unit)"
content 8 scsi; v vol-upload $vol $w/content --pool hba; cmp -n $((8 << 20)) $w/content /dev/$unit
guest scsi hba $vol /dev/$unit
v pool-destroy hba; v pool-undefine hba
echo '# the same by its PCI address'
pci=$(readlink -f /sys/class/scsi_host/$host | grep -o '0000:[0-9a-f:.]*' | tail -n 1); echo "   $host is at $pci"
b=${pci#*:}; b=${b%:*}; s=${pci##*:}; s=${s%.*}
pool hba scsi "<adapter type='scsi_host'><parentaddr unique_id='$(cat /sys/class/scsi_host/$host/unique_id)'><address domain='0x0000' bus='0x$b' slot='0x$s' function='0x${pci##*.}'/></parentaddr></adapter>" /dev/disk/by-path
v pool-start hba; is 'device' "$(readlink -f $(v vol-path $vol --pool hba))" /dev/$unit
crash; state hba running 'after a crash'
v pool-destroy hba; v pool-undefine hba
echo '# an adapter whose units come and go'
modprobe scsi_debug max_luns=2 dev_size_mb=16; udevadm settle
host=$(grep -l scsi_debug /sys/class/scsi_host/*/proc_name | head -n 1); host=${host%/proc_name}; host=${host##*/}
pool debug scsi "<adapter type='scsi_host' name='$host'/>" /dev
v pool-start debug; is 'volumes' "$(v vol-list debug | awk '{ print $1 }' | tr '\n' ' ')" 'unit:0:0:0 unit:0:0:1 '
content 8 debug; v vol-upload unit:0:0:1 $w/content --pool debug; v vol-download unit:0:0:1 $w/back --pool debug; cmp -n $((8 << 20)) $w/content $w/back
v vol-wipe unit:0:0:1 --pool debug; cmp -n $((8 << 20)) /dev/zero $(v vol-path unit:0:0:1 --pool debug)
echo 3 > /sys/bus/pseudo/drivers/scsi_debug/max_luns
v pool-refresh debug; is 'with one more' "$(v vol-list debug | awk '{ print $1 }' | tr '\n' ' ')" 'unit:0:0:0 unit:0:0:1 unit:0:0:2 '
v pool-destroy debug; v pool-undefine debug; modprobe -r scsi_debug
pool nohba scsi "<adapter type='scsi_host' name='scsi_host99'/>" /dev/disk/by-path; fails v pool-start nohba; v pool-undefine nohba
echo '# a virtual one of Fibre Channel'
modprobe -a fcoe tcm_fc target_core_file veth
for n in 0 1; do
	ip link add fc$n mtu 9000 type veth peer name sw$n mtu 9000
	ip link set fc$n up; ip link set sw$n up
done
# Frames that the switch passes on are queued for the port, which may be busy.
echo 20000 > /proc/sys/net/core/netdev_max_backlog
python3 /lab/fcf sw0 sw1 > $w/fcf.log 2>&1 &
port() { echo $1 > /sys/bus/fcoe/ctlr_create; for c in /sys/bus/fcoe/devices/ctlr_*; do [ "$(cat $c/enabled)" = 1 ] || echo 1 > $c/enabled; done; }
port fc1; sleep 3
target=$(basename /sys/class/fc_host/host*)
c=/sys/kernel/config/target; mountpoint -q /sys/kernel/config || mount -t configfs c /sys/kernel/config
wwn() { sed 's/^0x//; s/\(..\)/\1:/g; s/:$//' $1; }
mkdir -p /etc/target $c/core/fileio_0/lun0; content 64 npiv; mv $w/content $w/fclun
echo fd_dev_name=$w/fclun,fd_dev_size=$((64 << 20)) > $c/core/fileio_0/lun0/control; echo 1 > $c/core/fileio_0/lun0/enable
tpg=$c/fc/$(wwn /sys/class/fc_host/$target/port_name)/tpgt_1
mkdir -p $tpg/lun/lun_0; ln -s $c/core/fileio_0/lun0 $tpg/lun/lun_0/disk
vpn=2101001b32a9d002 vnn=2001001b32a9d002; acl=$tpg/acls/$(echo $vpn | sed 's/\(..\)/\1:/g; s/:$//')
mkdir -p $acl/lun_0; ln -s $tpg/lun/lun_0 $acl/lun_0/disk
port fc0; sleep 4
for h in $(ls /sys/class/fc_host); do [ $h = $target ] || hba=$h; done
before=$(ls /sys/class/fc_host | tr '\n' ' ')
pool fabric scsi "<adapter type='fc_host' parent='scsi_$hba' wwnn='$vnn' wwpn='$vpn'/>" /dev/disk/by-path
v pool-start fabric
is 'virtual adapter' "$(cat /sys/class/fc_vports/*/port_name)" 0x$vpn
waits 'v pool-refresh fabric; v vol-list fabric | grep -q unit:'
v vol-list fabric
vol=$(v vol-list fabric | awk '{ print $1; exit }')
is 'capacity' "$(v vol-info $vol --pool fabric --bytes | awk '$1 == "Capacity:" { print $2 }')" $((64 << 20))
v vol-download $vol $w/back --pool fabric --length $((4 << 20)); cmp -n $((4 << 20)) $w/back $w/fclun; echo "   read: $(head -n 1 $w/back)"
content 8 npiv; v vol-upload $vol $w/content --pool fabric; cmp -n $((8 << 20)) $w/content $w/fclun; echo '   written'
guest npiv fabric $vol $w/fclun
no grep lost $w/fcf.log
crash; state fabric running 'after a crash'
v pool-destroy fabric; is 'adapters' "$(ls /sys/class/fc_host | tr '\n' ' ')" "$before"
is 'notes left' "$(ls -A $w/state/var/lib/libvirt/storage/unfinished | wc -l)" 0
v pool-undefine fabric
pool any scsi "<adapter type='fc_host' wwnn='$vnn' wwpn='$vpn'/>" /dev/disk/by-path
v pool-start any; [ -n "$(ls /sys/class/fc_vports)" ]; v pool-destroy any; is 'adapters' "$(ls /sys/class/fc_host | tr '\n' ' ')" "$before"
v pool-undefine any
pool wide scsi "<adapter type='fc_host' parent_wwnn='$(cut -c3- /sys/class/fc_host/$hba/node_name)' parent_wwpn='$(cut -c3- /sys/class/fc_host/$hba/port_name)' wwnn='$vnn' wwpn='$vpn'/>" /dev/disk/by-path
v pool-start wide; is 'its parent by number' "$(readlink -f /sys/class/fc_vports/* | grep -o '/host[0-9]*' | head -n 1)" /$hba; v pool-destroy wide; v pool-undefine wide
pool far scsi "<adapter type='fc_host' parent='scsi_host99' wwnn='$vnn' wwpn='$vpn'/>" /dev/disk/by-path; fails v pool-start far; v pool-undefine far
echo "scsi: proven"
