package dev.pgcellar.deployment;

import io.quarkus.builder.BuildChainBuilder;
import io.quarkus.builder.BuildContext;
import io.quarkus.builder.BuildStep;
import io.quarkus.builder.item.BuildItem;
import io.quarkus.builder.item.MultiBuildItem;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A build step that announces what extensions of a test would. It takes a supplier because the test class that makes it
 * is also loaded by the application's class loader, which knows no build items.
 */
final class Announcements implements Consumer<BuildChainBuilder>, BuildStep {

    private final Supplier<List<? extends BuildItem>> items;

    private Announcements(Supplier<List<? extends BuildItem>> items) {
        this.items = items;
    }

    static Announcements of(Supplier<List<? extends BuildItem>> items) {
        return new Announcements(items);
    }

    @Override
    public void accept(BuildChainBuilder chain) {
        var step = chain.addBuildStep(this);
        items.get().stream().map(BuildItem::getClass).distinct().forEach(type -> step.produces(type));
        step.build();
    }

    @Override
    public void execute(BuildContext context) {
        items.get().forEach(item -> context.produce((MultiBuildItem) item));
    }
}
