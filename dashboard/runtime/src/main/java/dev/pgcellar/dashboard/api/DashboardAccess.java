package dev.pgcellar.dashboard.api;

import dev.pgcellar.dashboard.config.DashboardConfig;
import io.quarkus.runtime.LaunchMode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * Whether the dashboard answers, to whom, and what it may change. What the command line says goes before configuration.
 */
@ApplicationScoped
public class DashboardAccess {

    private final RequestGuard guard;
    private volatile boolean enabled;
    private volatile boolean actions;
    private volatile Optional<String> token;

    @Inject
    DashboardAccess(DashboardConfig config) {
        this.enabled = config.enabled().orElse(LaunchMode.current() == LaunchMode.DEVELOPMENT);
        this.actions = config.allowActions();
        this.token = config.token().filter(text -> !text.isBlank());
        this.guard = new RequestGuard(config.allowedHosts().orElse(List.of()));
    }

    /** Answers from now on. */
    public void enable() {
        enabled = true;
    }

    /** Allows actions from now on to those who have a token. */
    public void allowActions(String wanted) {
        token = Optional.of(wanted);
        actions = true;
    }

    /** Whether the dashboard answers. */
    public boolean isEnabled() {
        return enabled;
    }

    /** Whether backups can be kept, released and deleted. */
    public boolean allowsActions() {
        return actions && token.isPresent();
    }

    /** The token that is configured. */
    public Optional<String> token() {
        return token;
    }

    /** Decides to whom it answers. */
    public RequestGuard guard() {
        return guard;
    }

    /** Compares in a time that does not tell how much of the token is right. */
    boolean isToken(String given) {
        return given != null
                && token.filter(wanted -> MessageDigest.isEqual(bytes(wanted), bytes(given)))
                        .isPresent();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
