package org.essaim.spi;

import java.util.List;

/**
 * Ships packs on the class path (<i>paquets livrés</i>): folders of data, never code.
 *
 * <p>Stability: experimental; new methods come only as {@code default}.
 *
 * <p>Found by {@link java.util.ServiceLoader}.
 */
public interface PackSource {

    /** The identifiers of the packs shipped. */
    List<String> ids();

    /** The files of a pack. */
    List<PackFile> files(String id);

    /**
     * One file of a pack.
     *
     * @param path relative to the pack's root, with {@code /}
     * @param bytes its content
     */
    @SuppressWarnings("ArrayRecordComponent") // opaque bytes, never compared
    record PackFile(String path, byte[] bytes) {}
}
