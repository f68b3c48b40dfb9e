package dev.pgcellar.testsupport.azurecompute;

import java.nio.file.Path;

/**
 * A managed disk.
 *
 * @param source id of the snapshot it was made from; null for an empty disk
 * @param content the folder that plays the disk; null for one that holds nothing
 */
public record ManagedDisk(String name, String location, String source, Path content) {

    /** An empty disk. */
    public static ManagedDisk empty(String name) {
        return new ManagedDisk(name, "uksouth", null, null);
    }

    String json() {
        String creation = source == null
                ? "{\"createOption\":\"Empty\"}"
                : "{\"createOption\":\"Copy\",\"sourceResourceId\":\"" + source + "\",\"sourceUniqueId\":\"0\"}";
        return "{\"name\":\"" + name + "\",\"id\":\"" + ComputeWorld.id("disks", name) + "\",\"location\":\"" + location
                + "\",\"type\":\"Microsoft.Compute/disks\",\"sku\":{\"name\":\"Premium_LRS\",\"tier\":\"Premium\"}"
                + ",\"properties\":{\"osType\":null,\"creationData\":" + creation
                + ",\"diskSizeGB\":4,\"provisioningState\":\"Succeeded\",\"diskState\":\"Attached\"}}";
    }
}
