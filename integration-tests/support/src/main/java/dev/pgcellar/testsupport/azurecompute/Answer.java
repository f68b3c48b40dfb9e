package dev.pgcellar.testsupport.azurecompute;

import java.util.LinkedHashMap;
import java.util.Map;

/** What is answered. */
record Answer(int status, Map<String, String> headers, String json) {

    static Answer of(int status, String json) {
        return new Answer(status, Map.of(), json);
    }

    static Answer error(int status, String code, String message) {
        return of(status, errorObject(code, message));
    }

    static String errorObject(String code, String message) {
        return "{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}}";
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        if (value != null) {
            more.put(header, value);
        }
        return new Answer(status, more, json);
    }
}
