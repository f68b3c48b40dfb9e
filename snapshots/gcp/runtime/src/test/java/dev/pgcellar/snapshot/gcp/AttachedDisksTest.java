package dev.pgcellar.snapshot.gcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import dev.pgcellar.spi.AttachedVolume;
import dev.pgcellar.spi.SnapshotErrorException;
import dev.pgcellar.testsupport.gcpcompute.ComputeFault;
import dev.pgcellar.testsupport.gcpcompute.ComputeWorld;
import dev.pgcellar.testsupport.gcpcompute.PersistentDisk;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AttachedDisksTest {

    private final ControlPlane plane = new ControlPlane("mydata", "data", "disk2");

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
    void says_that_the_project_is_what_is_missing() {
        plane.server.inject(
                request -> true,
                ComputeFault.refusal(404, "notFound", "The resource 'projects/my-project' was not found"),
                1);

        assertThatThrownBy(() -> plane.snapshots().instanceExists("db1"))
                .isInstanceOf(SnapshotErrorException.class)
                .hasMessage("cannot look up instance 'db1': HTTP 404 notFound: The resource 'projects/my-project' was"
                        + " not found");
    }

    @Test
    void takes_an_answer_of_somebody_else_for_no_absence() {
        plane.server.inject(request -> true, ComputeFault.refusal(404, "", ""), 1);

        assertThatThrownBy(() -> plane.snapshots().instanceExists("db1"))
                .isInstanceOf(SnapshotErrorException.class)
                .hasMessage("cannot look up instance 'db1': HTTP 404");
    }

    @Test
    void gives_named_disks_in_their_order_and_leaves_out_what_is_not_attached() throws Exception {
        List<AttachedVolume> volumes =
                plane.snapshots().attachedVolumes("db1", List.of("disk2", "os", "data", "disk9"));

        assertThat(volumes).extracting(AttachedVolume::disk).containsExactly("disk2", "data");
    }

    @Test
    void knows_a_disk_from_another_whose_name_ends_with_its_name() throws Exception {
        AttachedVolume volume =
                plane.snapshots().attachedVolumes("db1", List.of("data")).get(0);

        assertThat(plane.snapshots().deviceCandidates(volume)).containsExactly("/dev/disk/by-id/google-dev-data");
    }

    @Test
    void gives_all_disks_but_local_ones_and_that_of_the_operating_system() throws Exception {
        JsonObject local = new JsonObject();
        local.addProperty("type", "SCRATCH");
        local.addProperty("deviceName", "local-ssd-0");
        plane.server.world().attachReference("db1", local);

        assertThat(plane.snapshots().attachedVolumes("db1"))
                .extracting(AttachedVolume::disk)
                .containsExactly("mydata", "data", "disk2");
    }

    @Test
    void has_no_disks_of_a_machine_that_does_not_exist() {
        assertThatThrownBy(() -> plane.snapshots().attachedVolumes("db2"))
                .isInstanceOf(SnapshotErrorException.class)
                .hasMessage("the instance 'db2' does not exist in zone 'europe-west1-b' of project 'my-project'");
    }

    @Test
    void refuses_a_disk_whose_source_is_empty() {
        plane.server.world().attachReference("db1", reference(""));

        assertThatThrownBy(() -> plane.snapshots().attachedVolumes("db1", List.of("data")))
                .isInstanceOf(SnapshotErrorException.class)
                .hasMessage("instance 'db1' has a disk, device 'odd', whose source has an unknown form: ''");
    }

    @Test
    void refuses_a_name_of_several_disks() {
        plane.server.world().attachReference("db1", reference(ComputeWorld.url("regions/europe-west1/disks/data")));

        assertThatThrownBy(() -> plane.snapshots().attachedVolumes("db1", List.of("data")))
                .isInstanceOf(SnapshotErrorException.class)
                .hasMessage("instance 'db1' has several disks of the name 'data'");
    }

    private static JsonObject reference(String source) {
        JsonObject reference = new JsonObject();
        reference.addProperty("type", "PERSISTENT");
        reference.addProperty("deviceName", "odd");
        reference.addProperty("source", source);
        return reference;
    }

    @Test
    void knows_the_snapshot_that_a_disk_was_made_from() throws Exception {
        plane.server.world().attach("db1", new PersistentDisk("copy", "copy", "data-20260115t100000", null));

        assertThat(plane.snapshots().attachedVolumes("db1", List.of("data", "copy")))
                .extracting(volume -> volume.sourceSnapshot().orElse("none"))
                .containsExactly("none", "data-20260115t100000");
    }
}
