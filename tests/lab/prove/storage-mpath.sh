# Pools of kind mpath: one unit by two adapters under multipathd, read and written, one path
# taken away, a guest.
. /lab/storage/lib
modprobe dm_multipath; mkdir -p /etc/multipath
printf 'defaults {\n\tfind_multipaths yes\n\tuser_friendly_names yes\n}\n' > /etc/multipath.conf
pool paths mpath '' /dev/mapper
v pool-start paths; is 'volumes before' "$(v vol-list paths | grep -c . || :)" 0
multipathd; waits 'multipath -ll | grep -q "^mpath"'; udevadm settle
v pool-refresh paths; v vol-list paths
map=$(multipath -ll | awk '$2 ~ /^\(/ { print $1; exit }'); dm=$(basename $(readlink -f /dev/mapper/$map))
is 'volume' "$(v vol-list paths | awk '{ print $1, $2 }')" "$dm /dev/mapper/$map"
is 'capacity' "$(v vol-info $dm --pool paths --bytes | awk '$1 == "Capacity:" { print $2 }')" "$(blockdev --getsize64 /dev/mapper/$map)"
is 'key' "$(v vol-key $dm --pool paths)" "$(multipath -ll | sed -n 's/.*(\(3[0-9a-f]*\)).*/\1/p' | head -n 1)"
content 8 mpath
v vol-upload $dm $w/content --pool paths; cmp -n $((8 << 20)) $w/content /dev/mapper/$map
sd=$(multipath -ll | grep -o 'sd[a-z]' | head -n 1); echo offline > /sys/block/$sd/device/state; sleep 8
v vol-download $dm $w/back --pool paths --length $((8 << 20)); cmp $w/content $w/back
echo running > /sys/block/$sd/device/state
guest mpath paths $dm /dev/mapper/$map
fails v vol-delete $dm --pool paths
crash; is 'after a crash' "$(v pool-info paths | awk '$1 == "State:" { print $2 }')" running
v pool-destroy paths; v pool-undefine paths
echo "mpath: proven"
