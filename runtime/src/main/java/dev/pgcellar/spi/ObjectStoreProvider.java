package dev.pgcellar.spi;

/**
 * The entry of a storage extension: turns a URL and options into an opened store.
 *
 * <p>Implemented once per extension, as a CDI bean with a public class. It is created on first use, from the class name
 * that the extension's build item recorded, so nothing of it (nor of the SDK behind it) is loaded in a process that
 * uses another store. Name, URL schemes and command-line options are announced by the build item.
 */
public interface ObjectStoreProvider {

    /**
     * Splits a URL as the user gave it into container and prefix. Makes no request.
     *
     * @throws InvalidConfigurationException when the URL is not of this provider's form; the message says what was
     *     given and what is expected
     */
    StoreLocation parse(String url);

    /**
     * Opens the container of a location. Makes no request: a missing container, bad credentials or an unreachable
     * endpoint show at the first call of the store.
     *
     * @param location a value that {@link #parse} of this provider returned
     * @param options the values given for the options this provider announced
     * @throws InvalidConfigurationException when options contradict each other or credentials cannot be found locally
     *     (for instance an unknown profile)
     */
    ObjectStore open(StoreLocation location, OptionValues options);
}
