package dev.pgcellar.dashboard.api;

import java.util.List;

/**
 * Part of a list.
 *
 * @param total how long the list is
 * @param offset the place of the first item in it
 * @param items the items of this part
 */
public record Page<T>(long total, int offset, List<T> items) {

    private static final int MOST = 2000;

    /**
     * Cuts a part out of a list.
     *
     * @throws ApiException when there is no such part
     */
    static <T> Page<T> of(List<T> all, int offset, int limit) {
        if (offset < 0 || limit < 1 || limit > MOST) {
            throw ApiException.badRequest("offset is at least 0, and limit from 1 to " + MOST);
        }
        int from = Math.min(offset, all.size());
        return new Page<>(all.size(), offset, List.copyOf(all.subList(from, Math.min(all.size(), from + limit))));
    }
}
