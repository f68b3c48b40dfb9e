package dev.pgcellar.storage.azure;

import dev.pgcellar.azure.Identity;
import java.net.URI;

/** Where the blob service is, and by what right it is used. No form shows a secret as text. */
sealed interface AzureAccess {

    /** A connection string, which says both. */
    record ConnectionString(String text) implements AzureAccess {
        @Override
        public String toString() {
            return "a connection string";
        }
    }

    /**
     * A shared access signature.
     *
     * @param token without a leading question mark
     */
    record SasToken(URI endpoint, String token) implements AzureAccess {
        @Override
        public String toString() {
            return "a SAS token for " + endpoint;
        }
    }

    /** The key of a storage account. */
    record AccountKey(URI endpoint, String account, String key) implements AzureAccess {
        @Override
        public String toString() {
            return "the account key of " + account;
        }
    }

    /** An identity of Microsoft Entra. */
    record ByIdentity(URI endpoint, Identity identity) implements AzureAccess {}
}
