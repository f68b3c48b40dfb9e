package dev.pgcellar.archive;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The name of an archive member as a place below the target directory.
 *
 * @param path components joined by {@code /}, none of them empty, {@code .} or {@code ..}; empty for the target itself
 */
record MemberName(String path) {

    static final MemberName ROOT = new MemberName("");

    /**
     * Reads a name as an archive has it.
     *
     * @throws UnsafeMemberException if it is absolute, has a component {@code ..} or cannot be a file name (contract 07
     *     no. 35)
     */
    static MemberName of(String text) throws UnsafeMemberException {
        if (text.startsWith("/")) {
            throw new UnsafeMemberException(text, "its name is absolute");
        }
        if (text.indexOf('\0') >= 0) {
            throw new UnsafeMemberException(text.replace('\0', '?'), "its name contains a zero byte");
        }
        List<String> components = new ArrayList<>();
        for (String component : text.split("/")) {
            if (component.equals("..")) {
                throw new UnsafeMemberException(text, "its name leaves the target directory");
            }
            if (!component.isEmpty() && !component.equals(".")) {
                components.add(component);
            }
        }
        return new MemberName(String.join("/", components));
    }

    boolean isRoot() {
        return path.isEmpty();
    }

    /** Whether it lies directly in the target directory. */
    boolean isTopLevel() {
        return !isRoot() && path.indexOf('/') < 0;
    }

    /** The directory it lies in; not to be asked of the root. */
    MemberName parent() {
        return new MemberName(path.substring(0, Math.max(0, path.lastIndexOf('/'))));
    }

    Path below(Path target) {
        return isRoot() ? target : target.resolve(FileNames.path(path));
    }

    @Override
    public String toString() {
        return isRoot() ? "./" : path;
    }
}
