package dev.pgcellar.dashboard.servers;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * The servers that the command line names.
 */
@Singleton
public class GivenServers implements ServerSource {

    private volatile List<DashboardServer> servers = List.of();

    /** Shows these servers from now on. */
    public void show(List<DashboardServer> given) {
        servers = List.copyOf(new ArrayList<>(given));
    }

    @Override
    public List<DashboardServer> servers() {
        return servers;
    }
}
