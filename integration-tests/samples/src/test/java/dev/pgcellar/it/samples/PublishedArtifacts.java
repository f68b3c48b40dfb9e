package dev.pgcellar.it.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The POMs and jars of this checkout's modules, in a local repository of their own: what {@code mvn install} would put
 * into the user's.
 */
final class PublishedArtifacts {

    private static final Set<String> NO_MODULES = Set.of("target", "src", ".git", "node_modules");
    private static final String GROUP = "dev.pgcellar";

    private final Path checkout;
    private final String version;

    PublishedArtifacts(Path checkout, String version) {
        this.checkout = checkout;
        this.version = version;
    }

    /** Lays them out in a folder, in place of those of an earlier run. */
    void installTo(Path repository) {
        try {
            Files.walkFileTree(checkout, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                        throws IOException {
                    if (NO_MODULES.contains(folder.getFileName().toString())) {
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    if (Files.exists(folder.resolve("pom.xml"))) {
                        install(folder, repository);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void install(Path module, Path repository) throws IOException {
        Path pom = module.resolve("pom.xml");
        Element project = parsed(pom);
        Optional<Element> parent = child(project, "parent");
        String group = parent.or(() -> Optional.of(project))
                .flatMap(element -> child(element, "groupId"))
                .map(Element::getTextContent)
                .orElse("");
        if (!group.equals(GROUP)) {
            return;
        }
        String name = child(project, "artifactId").orElseThrow().getTextContent();
        String file = name + "-" + version;
        Path target = Files.createDirectories(
                repository.resolve("dev/pgcellar").resolve(name).resolve(version));
        Files.copy(pom, target.resolve(file + ".pom"), StandardCopyOption.REPLACE_EXISTING);
        Path jar = module.resolve("target").resolve(file + ".jar");
        if (Files.exists(jar)) {
            Files.copy(jar, target.resolve(file + ".jar"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Element parsed(Path pom) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(pom.toFile())
                    .getDocumentElement();
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException("'" + pom + "' cannot be read: " + e.getMessage(), e);
        }
    }

    private static Optional<Element> child(Element parent, String name) {
        NodeList children = parent.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i) instanceof Element element
                    && element.getTagName().equals(name)) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }
}
