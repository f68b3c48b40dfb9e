package dev.pgcellar.snapshot.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.spi.AttachedVolume;
import dev.pgcellar.spi.SnapshotErrorException;
import dev.pgcellar.testsupport.azurecompute.ComputeFault;
import dev.pgcellar.testsupport.azurecompute.ComputeWorld;
import dev.pgcellar.testsupport.azurecompute.ManagedDisk;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AttachedDisksTest {

    private final ControlPlane plane = new ControlPlane("disk0", "disk1", "disk2");

    @AfterEach
    void close() {
        plane.close();
    }

    @Test
    void knows_whether_a_machine_exists() throws Exception {
        assertThat(plane.snapshots().instanceExists("db1")).isTrue();
        assertThat(plane.snapshots().instanceExists("db 2ä")).isFalse();
    }

    @Test
    void says_that_the_resource_group_is_what_is_missing() {
        plane.server.inject(
                request -> true,
                ComputeFault.refusal(404, "ResourceGroupNotFound", "Resource group 'x' could not be found.", null),
                1);

        assertThatThrownBy(() -> plane.snapshots().instanceExists("db1"))
                .isInstanceOf(SnapshotErrorException.class)
                .hasMessage("cannot look up virtual machine 'db1': HTTP 404 ResourceGroupNotFound: Resource group 'x'"
                        + " could not be found.");
    }

    @Test
    void gives_named_disks_in_their_order_and_leaves_out_what_is_not_attached() throws Exception {
        List<AttachedVolume> volumes =
                plane.snapshots().attachedVolumes("db1", List.of("disk2", "os", "DISK0", "disk9"));

        assertThat(volumes).extracting(AttachedVolume::disk).containsExactly("disk2", "DISK0");
        assertThat(volumes)
                .extracting(volume -> volume.attachment().number("lun").getAsLong())
                .containsExactly(12L, 10L);
    }

    @Test
    void gives_all_disks_but_that_of_the_operating_system() throws Exception {
        plane.server.world().attachReference("db1", "{\"lun\":3,\"name\":\"old\",\"vhd\":{\"uri\":\"https://x\"}}");

        assertThat(plane.snapshots().attachedVolumes("db1"))
                .extracting(AttachedVolume::disk)
                .containsExactly("disk0", "disk1", "disk2");
    }

    @Test
    void has_no_disks_of_a_machine_that_does_not_exist() {
        assertThatThrownBy(() -> plane.snapshots().attachedVolumes("db2"))
                .isInstanceOf(SnapshotErrorException.class)
                .hasMessage("the virtual machine 'db2' does not exist in resource group 'my-rg'");
    }

    @Test
    void refuses_a_name_of_several_disks() {
        plane.server
                .world()
                .attachReference(
                        "db1",
                        "{\"lun\":3,\"name\":\"disk0\",\"managedDisk\":{\"id\":\"" + ComputeWorld.id("disks", "other")
                                + "\"}}");

        assertThatThrownBy(() -> plane.snapshots().attachedVolumes("db1", List.of("disk0")))
                .isInstanceOf(SnapshotErrorException.class)
                .hasMessage("virtual machine 'db1' has several disks of the name 'disk0'");
    }

    @Test
    void refuses_a_disk_that_azure_does_not_manage() {
        plane.server.world().attachReference("db1", "{\"lun\":3,\"name\":\"old\",\"vhd\":{\"uri\":\"https://x\"}}");

        assertThatThrownBy(() -> plane.snapshots().attachedVolumes("db1", List.of("old")))
                .isInstanceOf(SnapshotErrorException.class)
                .hasMessage("disk 'old' is not managed by Azure; only managed disks have snapshots");
    }

    @Test
    void knows_the_snapshot_that_a_disk_was_made_from() throws Exception {
        attach("copy", ComputeWorld.id("snapshots", "disk0-20260114t100000"));
        attach("upper", ComputeWorld.id("snapshots", "s1").toUpperCase());
        attach("of-image", ComputeWorld.id("images", "debian"));

        assertThat(plane.snapshots().attachedVolumes("db1", List.of("disk0", "copy", "upper", "of-image")))
                .extracting(volume -> volume.sourceSnapshot().orElse("none"))
                .containsExactly("none", "disk0-20260114t100000", "S1", "none");
    }

    @Test
    void refuses_a_source_that_cannot_be_understood() {
        attach("copy", "/somewhere/providers/Microsoft.Compute/snapshots/a/b");

        assertThatThrownBy(() -> plane.snapshots().attachedVolumes("db1"))
                .isInstanceOf(SnapshotErrorException.class)
                .hasMessageContaining("disk 'copy'")
                .hasMessageContaining("/somewhere/providers/Microsoft.Compute/snapshots/a/b");
    }

    @Test
    void looks_for_the_device_by_its_logical_unit() throws Exception {
        AttachedVolume volume =
                plane.snapshots().attachedVolumes("db1", List.of("disk1")).get(0);

        assertThat(plane.snapshots().deviceCandidates(volume))
                .containsExactly("/dev/disk/azure/scsi1/lun11", "/dev/disk/azure/data/by-lun/11");
    }

    private void attach(String name, String source) {
        plane.server.world().attach("db1", new ManagedDisk(name, "uksouth", source, null));
    }
}
