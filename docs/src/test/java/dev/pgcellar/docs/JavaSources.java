package dev.pgcellar.docs;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Java files as the compiler reads them, without looking at what they refer to. */
final class JavaSources {

    private final DocTrees comments;
    private final Iterable<? extends CompilationUnitTree> units;

    JavaSources(List<Path> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null);
        JavacTask task = (JavacTask) compiler.getTask(
                null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
        try {
            this.units = task.parse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.comments = DocTrees.instance(task);
    }

    Iterable<? extends CompilationUnitTree> units() {
        return units;
    }

    DocTrees comments() {
        return comments;
    }
}
