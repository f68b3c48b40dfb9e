package dev.pgcellar.dashboard.api;

import dev.pgcellar.dashboard.config.EffectiveConfiguration;
import dev.pgcellar.dashboard.jobs.Job;
import dev.pgcellar.dashboard.jobs.Jobs;
import dev.pgcellar.registry.Codecs;
import dev.pgcellar.registry.ObjectStoreProviders;
import dev.pgcellar.registry.SnapshotProviders;
import dev.pgcellar.spi.ProviderOption;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The process: its jobs, what it is made of, and its settings. */
@Path("/pgcellar/api")
@Produces(MediaType.APPLICATION_JSON)
@Guarded
@Tag(name = "process")
public class ProcessResource {

    private final Jobs jobs;
    private final DashboardAccess access;
    private final EffectiveConfiguration configuration;
    private final ObjectStoreProviders stores;
    private final Codecs codecs;
    private final SnapshotProviders snapshots;

    @Inject
    ProcessResource(
            Jobs jobs,
            DashboardAccess access,
            EffectiveConfiguration configuration,
            ObjectStoreProviders stores,
            Codecs codecs,
            SnapshotProviders snapshots) {
        this.jobs = jobs;
        this.access = access;
        this.configuration = configuration;
        this.stores = stores;
        this.codecs = codecs;
        this.snapshots = snapshots;
    }

    @GET
    @Path("jobs")
    @Operation(summary = "The jobs of this process that run, and the last that ended; the latest first")
    public List<Job.View> jobs() {
        return jobs.all();
    }

    @GET
    @Path("assembly")
    @Operation(summary = "The version, and the providers and codecs that this build is made of")
    public AssemblyView assembly() {
        return new AssemblyView(
                BuildVersion.text(),
                access.allowsActions(),
                stores.descriptors().stream()
                        .map(store -> new AssemblyView.Storage(
                                store.name(),
                                store.schemes(),
                                store.options().stream()
                                        .map(ProviderOption::name)
                                        .toList()))
                        .toList(),
                codecs.descriptors().stream()
                        .map(codec -> new AssemblyView.Compression(codec.name(), codec.suffix()))
                        .toList(),
                snapshots.descriptors().stream()
                        .map(provider -> new AssemblyView.Snapshots(provider.name(), provider.storageProvider()))
                        .toList());
    }

    @GET
    @Path("configuration")
    @Operation(summary = "The settings of PgCellar that are in force, without secrets")
    public List<EffectiveConfiguration.Setting> configuration() {
        return configuration.settings();
    }
}
