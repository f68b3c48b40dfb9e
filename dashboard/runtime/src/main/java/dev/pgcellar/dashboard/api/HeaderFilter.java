package dev.pgcellar.dashboard.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Adds the headers by which browsers guard the pages. */
@Provider
@Guarded
public class HeaderFilter implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        SecurityHeaders.ALL.forEach((name, value) -> response.getHeaders().putSingle(name, value));
    }
}
