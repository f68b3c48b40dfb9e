package dev.pgcellar.dashboard.servers;

import dev.pgcellar.spi.OptionValues;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The servers of the configuration: {@code pgcellar.servers.<name>.url}, {@code .server-name} (default: the name) and
 * {@code .retention-policy}. A name with dots is put between quotation marks.
 */
@Singleton
public class ConfiguredServers implements ServerSource {

    private static final String PREFIX = "pgcellar.servers.";
    private static final Pattern URL_KEY = Pattern.compile("pgcellar\\.servers\\.(\"[^\"]+\"|[^.\"]+)\\.url");

    @Override
    public List<DashboardServer> servers() {
        Config config = ConfigProvider.getConfig();
        TreeSet<String> names = new TreeSet<>();
        for (String key : config.getPropertyNames()) {
            Matcher matcher = URL_KEY.matcher(key);
            if (matcher.matches()) {
                names.add(matcher.group(1));
            }
        }
        return names.stream().map(name -> server(config, name)).toList();
    }

    private static DashboardServer server(Config config, String quoted) {
        String name = quoted.replace("\"", "");
        String prefix = PREFIX + quoted + ".";
        return new DashboardServer(
                name,
                config.getValue(prefix + "url", String.class),
                text(config, prefix + "server-name").orElse(name),
                null,
                OptionValues.NONE,
                text(config, prefix + "retention-policy").orElse(null));
    }

    private static Optional<String> text(Config config, String key) {
        return config.getOptionalValue(key, String.class);
    }
}
