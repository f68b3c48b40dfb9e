package dev.pgcellar.snapshot.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgcellar.spi.AttachedVolume;
import dev.pgcellar.spi.SnapshotErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the kernel calls the devices of volumes, on trees like those of {@code /sys/block} (contract 05 section 3). */
class BlockDevicesTest {

    @TempDir
    Path blocks;

    private BlockDevices devices() {
        return new BlockDevices(blocks);
    }

    private void block(String name) throws IOException {
        Files.createDirectories(blocks.resolve(name).resolve("device"));
    }

    private void nvme(String name, String serial) throws IOException {
        block(name);
        Files.writeString(blocks.resolve(name).resolve("device/serial"), serial);
    }

    private static AttachedVolume volume(String id, String device, String virtualization) {
        return new AttachedVolume("disk", SnapshotRecord.attachment(id, device, virtualization), null);
    }

    @Test
    void a_nitro_machine_names_a_volume_by_its_serial_number() throws Exception {
        nvme("nvme0n1", "vol0123456789abcdef0   \n");
        nvme("nvme1n1", "vol0aaaaaaaaaaaaaaaa   \n");
        nvme("nvme2n1", "AWS1234567890ABCDEF1\n");

        assertThat(devices().candidates(volume("vol-0aaaaaaaaaaaaaaaa", "/dev/sdf", "hvm")))
                .containsExactly("/dev/nvme1n1", "nvme1n1");
    }

    @Test
    void a_xen_machine_says_xvd_for_sd() throws Exception {
        block("xvda");
        block("xvdf");

        assertThat(devices().candidates(volume("vol-0a", "/dev/sdf", "hvm"))).containsExactly("/dev/xvdf", "xvdf");
    }

    @Test
    void a_paravirtual_machine_says_hd_for_sd() throws Exception {
        block("hdf");
        block("xvdf");

        assertThat(devices().candidates(volume("vol-0a", "/dev/sdf", "paravirtual")))
                .containsExactly("/dev/hdf", "hdf");
    }

    @Test
    void a_machine_may_use_the_name_of_the_attachment() throws Exception {
        block("sdf");
        block("vdb");

        assertThat(devices().candidates(volume("vol-0a", "/dev/sdf", "hvm"))).containsExactly("/dev/sdf", "sdf");
        assertThat(devices().candidates(volume("vol-0b", "/dev/vdb", "hvm"))).containsExactly("/dev/vdb", "vdb");
    }

    @Test
    void a_device_that_the_kernel_does_not_know_keeps_its_name() throws Exception {
        nvme("nvme0n1", "vol0123456789abcdef0\n");

        assertThat(devices().candidates(volume("vol-0a", "/dev/sdz", "hvm"))).containsExactly("/dev/sdz", "sdz");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/sda1", "/dev/xvda"})
    void refuses_the_root_device(String device) {
        assertThatThrownBy(() -> devices().candidates(volume("vol-0a", device, "hvm")))
                .isInstanceOf(SnapshotErrorException.class)
                .hasMessageContaining(device)
                .hasMessageContaining("root device");
    }
}
