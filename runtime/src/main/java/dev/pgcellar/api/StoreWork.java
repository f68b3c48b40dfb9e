package dev.pgcellar.api;

import dev.pgcellar.Cancellation;
import dev.pgcellar.registry.OpenedStore;
import dev.pgcellar.transfer.CopyObserver;

/** What a call does with the opened store. */
@FunctionalInterface
interface StoreWork<T> {

    /**
     * @param call is told what else than an interrupt ends the work
     * @param progress is to be told how far a copy is
     */
    T on(OpenedStore opened, Cancellation call, CopyObserver progress) throws Exception;
}
