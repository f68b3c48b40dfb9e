package dev.pgcellar.dashboard.api;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Turns requests away that the dashboard does not answer. */
@Provider
@Guarded
@Priority(Priorities.AUTHENTICATION)
public class GuardFilter implements ContainerRequestFilter {

    private final DashboardAccess access;
    private final CurrentVertxRequest current;

    @Inject
    GuardFilter(DashboardAccess access, CurrentVertxRequest current) {
        this.access = access;
        this.current = current;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!access.isEnabled()) {
            throw ApiException.notFound("the dashboard is switched off; pgcellar.dashboard.enabled switches it on");
        }
        access.guard().refusal(current.getCurrent().request()).ifPresent(reason -> {
            throw ApiException.forbidden(reason);
        });
    }
}
