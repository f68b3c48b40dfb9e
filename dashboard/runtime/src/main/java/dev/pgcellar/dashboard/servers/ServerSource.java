package dev.pgcellar.dashboard.servers;

import java.util.List;

/**
 * Knows servers whose backups are to be shown. All beans of this type are asked, each time.
 */
public interface ServerSource {

    /**
     * The servers, in the order in which they are shown. Makes no request.
     *
     * @throws dev.pgcellar.api.PgCellarException when the configuration of one cannot be understood
     * @throws dev.pgcellar.spi.InvalidConfigurationException likewise
     */
    List<DashboardServer> servers();
}
