package dev.pgcellar.snapshot.azure;

import com.azure.core.http.HttpMethod;

/**
 * A request to Azure Resource Manager.
 *
 * @param url absolute
 * @param body JSON; null for none
 * @param action for messages, for instance {@code look up virtual machine 'db1'}
 */
record ResourceRequest(HttpMethod method, String url, String body, String action) {

    static ResourceRequest get(String url, String action) {
        return new ResourceRequest(HttpMethod.GET, url, null, action);
    }

    static ResourceRequest put(String url, String body, String action) {
        return new ResourceRequest(HttpMethod.PUT, url, body, action);
    }

    static ResourceRequest delete(String url, String action) {
        return new ResourceRequest(HttpMethod.DELETE, url, null, action);
    }
}
