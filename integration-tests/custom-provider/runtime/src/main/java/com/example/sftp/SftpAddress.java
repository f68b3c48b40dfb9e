package com.example.sftp;

/** Where a store is. The folder is absolute and does not end in a slash. */
record SftpAddress(String user, String host, int port, String folder) {

    @Override
    public String toString() {
        return user + "@" + host + ":" + port;
    }
}
