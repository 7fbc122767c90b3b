#!/usr/bin/perl
# libsys-virt-perl: defines, lists, starts, watches and stops a guest.
use strict;
use warnings;
use Sys::Virt;
use Sys::Virt::Domain;
use Sys::Virt::Event;
use Sys::Virt::Stream;

$| = 1;
my ($uri, undef, $xml) = @ARGV;

sub say_so { print "    $_[0]\n" }

sub expect {
    my ($what, $seen, $wanted) = @_;
    die "$what: '$seen' instead of '$wanted'\n" unless $seen eq $wanted;
}

Sys::Virt::Event::register_default();
my $connection = Sys::Virt->new(uri => $uri);
my @heard;
my $number = $connection->domain_event_register_any(
    undef,
    Sys::Virt::Domain::EVENT_ID_LIFECYCLE,
    sub { my (undef, $domain, $event, undef) = @_; push @heard, $domain->get_name() . " $event" },
);

# A timer keeps the event loop turning while nothing happens.
my $ticks = 0;
Sys::Virt::Event::add_timeout(100, sub { $ticks++ });

sub until_true {
    my ($what, $ready) = @_;
    my $end = time + 60;
    until ($ready->()) {
        die "waited in vain for: $what (heard: @heard)\n" if time > $end;
        Sys::Virt::Event::run_default();
    }
}

sub heard {
    my ($name, $event, $what) = @_;
    until_true($what, sub { grep { $_ eq "$name $event" } @heard });
}

my $text = do { local (@ARGV, $/) = ($xml); <> };
my $domain = $connection->define_domain($text);
my $name = $domain->get_name();
heard($name, Sys::Virt::Domain::EVENT_DEFINED, "defined");
my @all = $connection->list_all_domains();
expect("names", join(",", map { $_->get_name() } @all), $name);
say_so("defined and listed");

$domain->create(Sys::Virt::Domain::START_PAUSED);
my $stream = $connection->new_stream(Sys::Virt::Stream::NONBLOCK);
$domain->open_console($stream, undef, Sys::Virt::Domain::OPEN_CONSOLE_FORCE);
my $console = "";
$stream->add_callback(
    Sys::Virt::Stream::EVENT_READABLE,
    sub {
        my $data = "";
        my $count = $stream->recv($data, 4096);
        $console .= $data if $count > 0;
    },
);
$domain->resume();
heard($name, Sys::Virt::Domain::EVENT_STARTED, "started");
until_true("the guest's line on its console", sub { $console =~ /ostler guest up/ });
$stream->remove_callback();
$stream->abort();
say_so("started; its console says that it is up");

my $info = $domain->get_info();
expect("state", $info->{state}, Sys::Virt::Domain::STATE_RUNNING);
my ($statistics) = $connection->get_all_domain_stats(Sys::Virt::Domain::STATS_STATE);
expect("statistics", $statistics->{data}->{"state.state"}, Sys::Virt::Domain::STATE_RUNNING);
$domain->suspend();
heard($name, Sys::Virt::Domain::EVENT_SUSPENDED, "suspended");
$domain->resume();
heard($name, Sys::Virt::Domain::EVENT_RESUMED, "resumed");
say_so("watched: state, statistics, suspend and resume");

# A disk and a card come, are changed, and go, in the guest and in the definition.
my $removed = $connection->domain_event_register_any(
    $domain,
    Sys::Virt::Domain::EVENT_ID_DEVICE_REMOVED,
    sub { my (undef, undef, $alias) = @_; push @heard, "removed $alias" },
);
my $both = Sys::Virt::Domain::DEVICE_MODIFY_LIVE | Sys::Virt::Domain::DEVICE_MODIFY_CONFIG;
(my $image = $xml) =~ s/xml$/img/;
my $disk = "<disk type='file' device='disk'><driver name='qemu' type='raw'/>"
    . "<source file='$image'/><target dev='vdb' bus='virtio'/><alias name='ua-disk'/></disk>";
my $card = "<interface type='user'><mac address='52:54:00:0a:0b:0c'/><model type='virtio'/>"
    . "<link state='up'/><alias name='ua-card'/></interface>";
(my $unplugged = $card) =~ s/'up'/'down'/;
sub has {
    my ($what) = @_;
    return join ",", map { index($domain->get_xml_description($_), $what) >= 0 ? 1 : 0 }
        0, Sys::Virt::Domain::XML_INACTIVE;
}
$domain->attach_device($disk, $both);
$domain->attach_device($card, $both);
expect("disk", has($image), "1,1");
$domain->update_device($unplugged, $both);
expect("link", has("<link state='down'/>"), "1,1");
$domain->detach_device($disk, $both);
until_true("the disk's leaving", sub { grep { $_ eq "removed ua-disk" } @heard });
$domain->detach_device_alias("ua-card", $both);
until_true("the card's leaving", sub { grep { $_ eq "removed ua-card" } @heard });
expect("disk", has($image), "0,0");
expect("card", has("ua-card"), "0,0");
$connection->domain_event_deregister_any($removed);
say_so("a disk and a card were attached, changed and detached");

$domain->shutdown(Sys::Virt::Domain::SHUTDOWN_ACPI_POWER_BTN);
heard($name, Sys::Virt::Domain::EVENT_STOPPED, "stopped");
$domain->undefine();
heard($name, Sys::Virt::Domain::EVENT_UNDEFINED, "undefined");
$connection->domain_event_deregister_any($number);
my @left = $connection->list_all_domains();
expect("domains", scalar(@left), 0);
eval { $connection->get_domain_by_name($name) };
expect("error", $@ && $@->code, Sys::Virt::Error::ERR_NO_DOMAIN);
say_so("stopped, undefined, gone");
