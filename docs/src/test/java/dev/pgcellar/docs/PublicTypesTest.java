package dev.pgcellar.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;

/** Whoever uses a type of PgCellar finds out from its Javadoc what it is. */
class PublicTypesTest {

    @Test
    void every_public_type_is_documented() {
        JavaSources sources = new JavaSources(new Checkout().mainSources());
        PublicTypes types = new PublicTypes(sources);

        for (CompilationUnitTree unit : sources.units()) {
            types.scan(unit, null);
        }

        assertThat(types.documented).hasSizeGreaterThan(200);
        assertThat(types.undocumented).isEmpty();
    }

    /** Those that are public themselves and in public types. A type in an interface is public anyway. */
    private static final class PublicTypes extends TreePathScanner<Void, Void> {

        private final JavaSources sources;
        private final List<String> documented = new ArrayList<>();
        private final List<String> undocumented = new ArrayList<>();

        private PublicTypes(JavaSources sources) {
            this.sources = sources;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            if (!isPublic(type)) {
                return null;
            }
            boolean hasComment = sources.comments().getDocComment(getCurrentPath()) != null;
            (hasComment ? documented : undocumented)
                    .add(getCurrentPath().getCompilationUnit().getPackageName() + "." + type.getSimpleName());
            return super.visitClass(type, nothing);
        }

        private boolean isPublic(ClassTree type) {
            TreePath parent = getCurrentPath().getParentPath();
            boolean inInterface = parent.getLeaf().getKind() == Tree.Kind.INTERFACE;
            return inInterface || type.getModifiers().getFlags().contains(Modifier.PUBLIC);
        }
    }
}
