// go-libvirt, which speaks the wire protocol without any C library: defines,
// lists, starts, watches and stops a guest.
package main

import (
	"bytes"
	"context"
	"fmt"
	"log"
	"os"
	"strings"
	"sync"
	"time"

	libvirt "github.com/digitalocean/go-libvirt"
	"github.com/digitalocean/go-libvirt/socket/dialers"
)

// console gathers what the guest prints and tells when a text appeared.
type console struct {
	mutex sync.Mutex
	seen  bytes.Buffer
}

func (c *console) Write(data []byte) (int, error) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return c.seen.Write(data)
}

func (c *console) has(text string) bool {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return bytes.Contains(c.seen.Bytes(), []byte(text))
}

func check(what string, err error) {
	if err != nil {
		log.Fatalf("    %s: %v", what, err)
	}
}

func say(text string) { fmt.Println("    " + text) }

// heard waits for one lifecycle event, letting others go by.
func heard(events <-chan libvirt.DomainEventLifecycleMsg, wanted libvirt.DomainEventType) {
	for {
		select {
		case event := <-events:
			if libvirt.DomainEventType(event.Event) == wanted {
				return
			}
		case <-time.After(60 * time.Second):
			log.Fatalf("    no lifecycle event %d in 60 s", wanted)
		}
	}
}

// plug attaches a disk and a card, changes and detaches them, in the guest and
// in the definition.
func plug(connection *libvirt.Libvirt, domain libvirt.Domain, image string) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	removed, err := connection.SubscribeEvents(ctx, libvirt.DomainEventIDDeviceRemoved, nil)
	check("registering for events of devices", err)
	left := func(alias string) {
		for {
			select {
			case event := <-removed:
				device, ok := event.(*libvirt.DomainEventCallbackDeviceRemovedMsg)
				if ok && device.Msg.DevAlias == alias {
					return
				}
			case <-time.After(60 * time.Second):
				log.Fatalf("    %s did not leave in 60 s", alias)
			}
		}
	}
	has := func(text string, wanted bool) {
		for _, flags := range []libvirt.DomainXMLFlags{0, libvirt.DomainXMLInactive} {
			xml, err := connection.DomainGetXMLDesc(domain, flags)
			check("XML", err)
			if strings.Contains(xml, text) != wanted {
				log.Fatalf("    '%s' in the XML: not %v:\n%s", text, wanted, xml)
			}
		}
	}
	disk := "<disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='" + image +
		"'/><target dev='vdb' bus='virtio'/><alias name='ua-disk'/></disk>"
	card := "<interface type='user'><mac address='52:54:00:0a:0b:0c'/><model type='virtio'/>" +
		"<link state='up'/><alias name='ua-card'/></interface>"
	both := libvirt.DomainDeviceModifyLive | libvirt.DomainDeviceModifyConfig
	check("attach a disk", connection.DomainAttachDeviceFlags(domain, disk, uint32(both)))
	check("attach a card", connection.DomainAttachDeviceFlags(domain, card, uint32(both)))
	has(image, true)
	unplugged := strings.Replace(card, "'up'", "'down'", 1)
	check("update a card", connection.DomainUpdateDeviceFlags(domain, unplugged, both))
	has("<link state='down'/>", true)
	check("detach a disk", connection.DomainDetachDeviceFlags(domain, disk, uint32(both)))
	left("ua-disk")
	check("detach a card", connection.DomainDetachDeviceAlias(domain, "ua-card", uint32(both)))
	left("ua-card")
	has(image, false)
	has("ua-card", false)
	say("a disk and a card were attached, changed and detached")
}

func main() {
	log.SetFlags(0)
	text, err := os.ReadFile(os.Args[3])
	check("reading the XML", err)
	connection := libvirt.NewWithDialer(dialers.NewLocal(dialers.WithSocket(os.Args[2])))
	uri := libvirt.QEMUSystem
	if strings.Contains(os.Args[1], ":///session") {
		uri = libvirt.QEMUSession
	}
	check("connecting", connection.ConnectToURI(uri))
	version, err := connection.ConnectGetLibVersion()
	check("version", err)
	hostname, err := connection.ConnectGetHostname()
	check("hostname", err)
	say(fmt.Sprintf("connected to %s, libvirt %d", hostname, version))

	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	events, err := connection.LifecycleEvents(ctx)
	check("registering for events", err)

	domain, err := connection.DomainDefineXML(string(text))
	check("define", err)
	heard(events, libvirt.DomainEventDefined)
	domains, count, err := connection.ConnectListAllDomains(1, 0)
	check("list", err)
	if count != 1 || domains[0].Name != domain.Name || domains[0].UUID != domain.UUID {
		log.Fatalf("    the list has %d domains: %v", count, domains)
	}
	say("defined and listed")

	_, err = connection.DomainCreateWithFlags(domain, uint32(libvirt.DomainStartPaused))
	check("start", err)
	var screen console
	ended := make(chan error, 1)
	go func() {
		ended <- connection.DomainOpenConsole(domain, nil, &screen, uint32(libvirt.DomainConsoleForce))
	}()
	check("resume", connection.DomainResume(domain))
	heard(events, libvirt.DomainEventStarted)
	for end := time.Now().Add(60 * time.Second); !screen.has("ostler guest up"); {
		if time.Now().After(end) {
			log.Fatalf("    the console shows no up line")
		}
		time.Sleep(50 * time.Millisecond)
	}
	say("started; its console says that it is up")

	state, _, _, _, _, err := connection.DomainGetInfo(domain)
	check("info", err)
	if libvirt.DomainState(state) != libvirt.DomainRunning {
		log.Fatalf("    state %d", state)
	}
	records, err := connection.ConnectGetAllDomainStats(nil, uint32(libvirt.DomainStatsState), 0)
	check("statistics", err)
	if len(records) != 1 || len(records[0].Params) == 0 {
		log.Fatalf("    statistics of %d domains", len(records))
	}
	check("suspend", connection.DomainSuspend(domain))
	heard(events, libvirt.DomainEventSuspended)
	check("resume", connection.DomainResume(domain))
	heard(events, libvirt.DomainEventResumed)
	say("watched: state, statistics, suspend and resume")

	plug(connection, domain, strings.TrimSuffix(os.Args[3], "xml")+"img")

	check("shutdown", connection.DomainShutdownFlags(domain, libvirt.DomainShutdownAcpiPowerBtn))
	heard(events, libvirt.DomainEventStopped)
	select {
	case <-ended:
	case <-time.After(20 * time.Second):
		log.Fatalf("    the console stream did not end with the guest")
	}
	check("undefine", connection.DomainUndefine(domain))
	heard(events, libvirt.DomainEventUndefined)
	_, err = connection.DomainLookupByName(domain.Name)
	if !libvirt.IsNotFound(err) {
		log.Fatalf("    looking up what is gone: %v", err)
	}
	check("disconnect", connection.Disconnect())
	say("stopped, undefined, gone")
}
