package dev.pgcellar.api;

import dev.pgcellar.Cancellation;
import dev.pgcellar.registry.OpenedStore;

/** What a call does with the opened store. */
@FunctionalInterface
interface StoreWork<T> {

    /**
     * @param call is told what else than an interrupt ends the work
     */
    T on(OpenedStore opened, Cancellation call) throws Exception;
}
