# Pools of kind zfs: ZFS from a blank NVMe drive to none, volume calls, a guest, the daemon
# killed in the middle of a copy. What `zfs' beside this folder has built is installed first.
built=/host/target/cache/zfs
cp -a $built/root/. /; ldconfig
for m in zlib_deflate zlib_inflate; do modprobe $m 2>/dev/null || :; done
insmod $built/spl.ko; insmod $built/zfs.ko; udevadm control --reload
. /lab/storage/lib
udevadm settle
disk=$(readlink -f /dev/disk/by-id/*LABPLAIN1 | head -n 1)
[ -b "$disk" ]
names() { v vol-list $1 | awk '{ print $1 }' | sort | tr '\n' ' '; }
left() { ls -A $w/state/var/lib/libvirt/storage/unfinished | wc -l; }
echo '# zfs: build, start'
pool tank zfs "<device path='$disk'/><name>vault</name>" /dev/zvol/vault
fails v pool-start tank
mke2fs -q -F $disk; fails v pool-build tank; fails v pool-build tank --no-overwrite
v pool-build tank --overwrite
is 'pool' "$(zpool list -H -o name,health | tr '\t' ' ')" 'vault ONLINE'
fails v pool-build tank
v pool-start tank; is 'volumes' "$(names tank)" ''
told() { v pool-info tank --bytes | awk -v k="$1:" '$1 == k { print $2 }'; }
is 'capacity' "$(told Capacity)" "$(zpool get -Hpo value size vault)"
echo '# volumes'
volume tank whole 64
is 'size' "$(zfs get -Hpo value volsize vault/whole)" $((64 << 20)); [ "$(zfs get -Hpo value refreservation vault/whole)" -ge $((64 << 20)) ]
is 'device' "$(blockdev --getsize64 /dev/zvol/vault/whole)" $((64 << 20))
volume tank sparse 1024 "<allocation>0</allocation>"; is 'sparse' "$(zfs get -Hpo value volsize,refreservation vault/sparse | tr '\n' ' ')" "$((1 << 30)) 0 "
volume tank part 64 "<allocation unit='MiB'>8</allocation>"; is 'set aside' "$(zfs get -Hpo value refreservation vault/part)" $((8 << 20))
is 'allocation told' "$(v vol-info part --pool tank --bytes | awk '$1 == "Allocation:" { print $2 }')" $((8 << 20))
fails volume tank whole 8; fails volume tank huge 4096; fails volume tank 'bad@name' 8
v vol-delete part --pool tank
is 'volumes' "$(names tank)" 'sparse whole '
is 'of zfs' "$(zfs list -H -t volume -o name | tr '\n' ' ')" 'vault/sparse vault/whole '
v pool-refresh tank; is 'room' "$(told Available)" "$(zpool get -Hpo value free vault)"
echo '# content'
content 8 zfs
v vol-upload whole $w/content --pool tank; cmp -n $((8 << 20)) $w/content /dev/zvol/vault/whole
v vol-download whole $w/back --pool tank; cmp $w/back /dev/zvol/vault/whole; is 'bytes down' "$(stat -c %s $w/back)" $((64 << 20))
v vol-clone whole copy --pool tank; cmp /dev/zvol/vault/whole /dev/zvol/vault/copy
fails v vol-wipe copy --pool tank
v vol-wipe copy --pool tank --algorithm trim; cmp -n $((64 << 20)) /dev/zero /dev/zvol/vault/copy
fails v vol-resize copy 128M --pool tank
guest zfs tank sparse /dev/zvol/vault/sparse
echo '# in use, made and removed by others'
sleep 600 <>/dev/zvol/vault/copy & holder=$!
fails v vol-delete copy --pool tank; is 'volumes' "$(names tank)" 'copy sparse whole '
kill $holder; wait $holder 2>/dev/null || :
v vol-delete copy --pool tank
zfs snapshot vault/whole@one; fails v vol-delete whole --pool tank; zfs destroy vault/whole@one
zfs create vault/set; zfs create -V 8M vault/set/inner; zfs create -V 8M vault/other; udevadm settle
v pool-refresh tank; is 'volumes' "$(names tank)" 'other sparse whole '
pool inner zfs "<name>vault/set</name>" /dev/zvol/vault/set; v pool-start inner; is 'of a data set' "$(names inner)" 'inner '
v vol-create-as inner more 8M; is 'of zfs' "$(zfs list -H -t volume -o name -r vault/set | tr '\n' ' ')" 'vault/set/inner vault/set/more '
v pool-destroy inner; v pool-undefine inner; zfs destroy -r vault/set
zfs destroy vault/other; v pool-refresh tank; is 'volumes' "$(names tank)" 'sparse whole '
echo '# the daemon is killed'
crash; state tank running 'after a crash'
head -c 64M /dev/urandom > $w/content; v vol-upload whole $w/content --pool tank
v vol-clone whole half --pool tank >/dev/null 2>&1 & clone=$!
waits 'zfs list -H -t volume -o name | grep -q ostler-making'
crash; wait $clone || :
v pool-refresh tank
is 'half a copy' "$(zfs list -H -t volume -o name | grep -c -e ostler-making -e half || :)" 0
is 'notes left' "$(left)" 0
echo '# stop, start, delete'
v pool-destroy tank; v pool-start tank; cmp -n $((64 << 20)) $w/content /dev/zvol/vault/whole
v pool-destroy tank; zpool export vault; fails v pool-start tank; zpool import vault
udevadm settle; v pool-start tank; cmp -n $((64 << 20)) $w/content /dev/zvol/vault/whole
v pool-destroy tank; v pool-delete tank; is 'pools left' "$(zpool list -H)" ''
v pool-undefine tank
echo "zfs: proven"
