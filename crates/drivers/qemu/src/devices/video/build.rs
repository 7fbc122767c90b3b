//! Video cards: `<video>`.

use crate::arguments::Properties;
use crate::arguments::chardev::{Backend, Chardev, SocketRole, UnixAddress};
use crate::devices::{BuildError, Part, address, virtio};
use crate::emulator::capability::Capability;
use crate::scene::Role;
use crate::scene::Scene;
use ostler_model::domain::{Address, DeviceInfo, Video, VideoBackend, VideoModelName};
use ostler_xml::{OnOff, YesNo};

pub(super) fn is_vhost_user(video: &Video) -> bool {
    video.driver.is_some_and(|driver| driver.name == Some(VideoBackend::VhostUser))
}

/// The character device that leads to the process which draws.
fn helper(scene: &Scene<'_>, alias: &str) -> Result<Part, BuildError> {
    let answer = scene.prepared.descriptor(alias, Role::Helper)?;
    Ok(Part::Chardev(Chardev {
        id: format!("chr-vu-{alias}"),
        backend: Backend::Unix {
            address: UnixAddress::Descriptor(answer.token.clone()),
            socket: SocketRole::Client(None),
        },
        log: None,
    }))
}

/// The parts of a card. The first shows the boot messages.
pub(in crate::devices) fn parts(
    scene: &Scene<'_>,
    video: &Video,
    index: usize,
) -> Result<Vec<Part>, BuildError> {
    let model = &video.model;
    if model.kind == VideoModelName::None {
        return Ok(Vec::new());
    }
    let primary = index == 0 || model.primary == Some(YesNo::Yes);
    let alias = address::alias(&video.info)?.to_owned();
    let mut device = named(scene, video, primary)?;
    device.set("id", alias.clone());
    match model.kind {
        VideoModelName::Qxl => write_qxl(video, &mut device),
        VideoModelName::Vga | VideoModelName::VmVga => {
            device.set_some("vgamem_mb", model.vram.map(|kib| kib / 1024));
        }
        VideoModelName::Bochs => {
            device.set_some("vgamem", model.vram.map(|kib| u64::from(kib) * 1024));
        }
        VideoModelName::Virtio => {
            device.set_some("max_outputs", model.heads);
            device.set_some("blob", model.blob.map(|blob| blob == OnOff::On));
            device.set_some("edid", model.edid.map(|edid| edid == OnOff::On));
        }
        _ => {}
    }
    if let Some(resolution) = &model.resolution {
        device.set("xres", resolution.x);
        device.set("yres", resolution.y);
    }
    let mut parts = Vec::with_capacity(2);
    if is_vhost_user(video) {
        parts.push(helper(scene, &alias)?);
        device.set("chardev", format!("chr-vu-{alias}"));
    }
    address::place(scene, &video.info, &mut device)?;
    parts.push(Part::Device(device));
    Ok(parts)
}

fn named(scene: &Scene<'_>, video: &Video, primary: bool) -> Result<Properties, BuildError> {
    let refuse = |reason: &str| {
        BuildError::unsupported(format!("<video> of type {}", video.model.kind), reason)
    };
    let primary_only = |name: &'static str| match primary {
        true => Ok(Properties::device(name)),
        false => Err(refuse("it can only be the first card")),
    };
    Ok(match video.model.kind {
        VideoModelName::Virtio => return virtio_named(scene, video, primary),
        VideoModelName::Qxl => Properties::device(if primary { "qxl-vga" } else { "qxl" }),
        VideoModelName::Vga => primary_only("VGA")?,
        VideoModelName::Cirrus => primary_only("cirrus-vga")?,
        VideoModelName::VmVga => primary_only("vmware-svga")?,
        VideoModelName::Bochs => Properties::device("bochs-display"),
        VideoModelName::Ramfb => Properties::device("ramfb"),
        VideoModelName::Default => return Err(BuildError::incomplete("<video>", "model")),
        _ => return Err(refuse("QEMU has no such card; use virtio, qxl, vga or bochs")),
    })
}

fn virtio_named(scene: &Scene<'_>, video: &Video, primary: bool) -> Result<Properties, BuildError> {
    let on_pci = matches!(&video.info, DeviceInfo { address: None | Some(Address::Pci(_)), .. });
    let with_vga = primary && on_pci && scene.target.has(Capability::DeviceVirtioVga);
    let accelerated = video
        .model
        .acceleration
        .as_ref()
        .is_some_and(|acceleration| acceleration.accel3d == Some(YesNo::Yes));
    let separate_gl = accelerated && scene.target.has(Capability::VirtioVgaGl);
    let mut device = match (is_vhost_user(video), with_vga, separate_gl) {
        (true, true, _) => Properties::device("vhost-user-vga"),
        (true, false, _) => virtio::device("vhost-user-gpu", &video.info, None)?,
        (false, true, true) => Properties::device("virtio-vga-gl"),
        (false, true, false) => Properties::device("virtio-vga"),
        (false, false, true) => virtio::device("virtio-gpu-gl", &video.info, None)?,
        (false, false, false) => virtio::device("virtio-gpu", &video.info, None)?,
    };
    // With VGA it is a device of two, which has no such options.
    if let Some(driver) = video.driver.as_ref().filter(|_| !with_vga) {
        virtio::options(&driver.virtio, &mut device);
    }
    if accelerated && !separate_gl && !is_vhost_user(video) {
        device.set("virgl", true);
    }
    Ok(device)
}

fn write_qxl(video: &Video, device: &mut Properties) {
    let model = &video.model;
    let bytes = |kib: u32| u64::from(kib) * 1024;
    device.set_some("max_outputs", model.heads);
    device.set_some("ram_size", model.ram.map(bytes));
    device.set_some("vram_size", model.vram.map(bytes));
    device.set("vram64_size_mb", model.vram64.unwrap_or(0) / 1024);
    device.set_some("vgamem_mb", model.vga_memory.map(|kib| kib / 1024));
}
