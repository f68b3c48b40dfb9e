package dev.pgcellar.dashboard.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The pages. What can be asked for is listed here; no path of a request ever becomes the path of a file. */
@Path("/pgcellar")
@Guarded
public class PagesResource {

    private static final String SCRIPT = "text/javascript;charset=utf-8";
    private static final String INDEX = "index.html";
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry(INDEX, "text/html;charset=utf-8"),
            Map.entry("dashboard.css", "text/css;charset=utf-8"),
            Map.entry("icon.svg", "image/svg+xml"),
            Map.entry("dashboard.js", SCRIPT),
            Map.entry("api.js", SCRIPT),
            Map.entry("elements.js", SCRIPT),
            Map.entry("chart.js", SCRIPT),
            Map.entry("marks.js", SCRIPT),
            Map.entry("server.js", SCRIPT),
            Map.entry("restore.js", SCRIPT),
            Map.entry("backups.js", SCRIPT),
            Map.entry("retention.js", SCRIPT),
            Map.entry("process.js", SCRIPT));

    @GET
    @Operation(hidden = true)
    public Response index() {
        return answer(INDEX);
    }

    @GET
    @Path("{file: .+}")
    @Operation(hidden = true)
    public Response file(@PathParam("file") String file) {
        if (!TYPES.containsKey(file)) {
            throw ApiException.notFound("the dashboard has no such page");
        }
        return answer(file);
    }

    private static Response answer(String file) {
        try (InputStream resource = PagesResource.class.getResourceAsStream("/dev/pgcellar/dashboard/pages/" + file)) {
            return Response.ok(resource.readAllBytes())
                    .header("Content-Type", TYPES.get(file))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
