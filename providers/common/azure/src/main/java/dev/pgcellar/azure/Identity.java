package dev.pgcellar.azure;

import dev.pgcellar.spi.InvalidConfigurationException;
import dev.pgcellar.spi.ProviderOption;
import dev.pgcellar.spi.ProviderOption.Type;
import java.util.List;

/** Which identity of Microsoft Entra is used (contract 00 section 8). */
public enum Identity {
    AZURE_CLI("azure-cli"),
    MANAGED_IDENTITY("managed-identity"),
    /** The first that there is. */
    DEFAULT("default");

    /** The option that chooses one. */
    public static final String OPTION_NAME = "--azure-credential";

    private final String text;

    Identity(String text) {
        this.text = text;
    }

    /**
     * The identity of a name.
     *
     * @throws InvalidConfigurationException when there is no such name
     */
    public static Identity named(String name) {
        for (Identity identity : values()) {
            if (identity.text.equals(name)) {
                return identity;
            }
        }
        throw new InvalidConfigurationException(
                "'" + name + "' is not an Azure credential; expected azure-cli, managed-identity or default");
    }

    /**
     * The option that chooses one, which every extension for Azure announces.
     *
     * @param description for help
     */
    public static ProviderOption option(String description) {
        return new ProviderOption(
                OPTION_NAME,
                List.of("--credential", "--default"),
                "IDENTITY",
                Type.CHOICE,
                List.of("azure-cli", "managed-identity", "default"),
                description,
                List.of());
    }
}
