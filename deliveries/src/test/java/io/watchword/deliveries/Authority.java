package io.watchword.deliveries;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An authority of its own that signs certificates, by openssl. */
final class Authority {
    private final Path folder;

    /** A certificate and its key in PEM. */
    record Signed(Path cert, Path key) {}

    Authority(Path folder) throws Exception {
        this.folder = folder;
        openssl("req -x509 -newkey rsa:2048 -nodes -days 2 -keyout ca.key -out ca.crt -subj /CN=authority");
    }

    /** Its own certificate. */
    Path cert() {
        return folder.resolve("ca.crt");
    }

    /** A certificate for an address of this machine. */
    Signed sign(String address) throws Exception {
        Files.writeString(folder.resolve("names"), "subjectAltName=IP:" + address);
        openssl("req -newkey rsa:2048 -nodes -keyout " + address + ".key -out " + address + ".csr -subj /CN="
                + address);
        openssl("x509 -req -in " + address
                + ".csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 2 -extfile names -out " + address + ".crt");
        return new Signed(folder.resolve(address + ".crt"), folder.resolve(address + ".key"));
    }

    private void openssl(String arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments.split(" ")));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("openssl.log").toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(Files.readString(folder.resolve("openssl.log")));
        }
    }
}
