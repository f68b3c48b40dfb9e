package dev.pgcellar.dashboard.api;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Turns actions away that are not allowed, or come without the token. A page elsewhere cannot send its header. */
@Provider
@Action
@Priority(Priorities.AUTHORIZATION)
public class ActionFilter implements ContainerRequestFilter {

    private static final String TOKEN_HEADER = "X-PgCellar-Token";

    private final DashboardAccess access;

    @Inject
    ActionFilter(DashboardAccess access) {
        this.access = access;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!access.allowsActions()) {
            throw ApiException.forbidden(
                    "actions are switched off; --allow-actions, or pgcellar.dashboard.allow-actions"
                            + " and pgcellar.dashboard.token, allow them");
        }
        if (!access.isToken(request.getHeaderString(TOKEN_HEADER))) {
            throw ApiException.forbidden("actions take the dashboard's token in the header " + TOKEN_HEADER);
        }
    }
}
