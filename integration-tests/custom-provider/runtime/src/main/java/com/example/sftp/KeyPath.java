package com.example.sftp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The paths of keys below the container's folder. A component that cannot be a file name is written with a percent sign,
 * and so is a percent sign; a name that begins otherwise with one is a temporary file.
 */
final class KeyPath {

    private static final String TEMPORARY = "%tmp-";

    private KeyPath() {}

    static String of(String root, String key) {
        return root + "/"
                + Arrays.stream(key.split("/", -1)).map(KeyPath::encode).collect(Collectors.joining("/"));
    }

    private static String encode(String component) {
        return switch (component) {
            case "" -> "%";
            case "." -> "%2E";
            case ".." -> "%2E%2E";
            default -> component.replace("%", "%25");
        };
    }

    /** The component that a file name stands for. */
    static String decode(String name) {
        return name.equals("%") ? "" : name.replace("%2E", ".").replace("%25", "%");
    }

    static boolean isTemporary(String name) {
        return name.startsWith(TEMPORARY);
    }

    /** A new name beside a path, for what is not complete yet. */
    static String temporaryBeside(String path) {
        return parent(path) + "/" + TEMPORARY + UUID.randomUUID();
    }

    static String parent(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }

    /** The folders between the root and a path, the outermost first. */
    static List<String> folders(String root, String path) {
        List<String> folders = new ArrayList<>();
        for (String folder = parent(path); folder.length() > root.length(); folder = parent(folder)) {
            folders.add(0, folder);
        }
        return folders;
    }
}
