package com.example.backups;

import dev.pgcellar.api.AccessRefusedException;
import dev.pgcellar.api.BackupNotFoundException;
import dev.pgcellar.api.InvalidRequestException;
import dev.pgcellar.api.PgCellarException;
import dev.pgcellar.api.UnreachableException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

// tag::failures[]
/** A failure's message is one line for the user; its type says what kind it is. */
@Provider
public class FailureMapper implements ExceptionMapper<PgCellarException> {

    @Override
    public Response toResponse(PgCellarException failure) {
        return Response.status(status(failure))
                .type(MediaType.TEXT_PLAIN)
                .entity(failure.getMessage())
                .build();
    }

    private static int status(PgCellarException failure) {
        if (failure instanceof BackupNotFoundException) {
            return 404;
        }
        if (failure instanceof InvalidRequestException) {
            return 400;
        }
        if (failure instanceof UnreachableException) {
            return 503;
        }
        return failure instanceof AccessRefusedException ? 502 : 409;
    }
}
// end::failures[]
