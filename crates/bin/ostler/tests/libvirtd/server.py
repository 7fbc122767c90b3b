"""A web server with the manners of real ones: it breaks off, forgets ranges,
is busy, replaces files.  Prints its port; `server.py FILE [CERTIFICATE]`."""

import collections
import http.server
import ssl
import sys

DATA = open(sys.argv[1], "rb").read()
ASKED = collections.Counter()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        manner = self.path.strip("/").split("/")[0]
        ASKED[manner] += 1
        getattr(self, manner, self.missing)(ASKED[manner])

    def file(self, data=DATA, ranges=True, tag='"one"', cut=None, length=True):
        """Sends the file, or what is asked of it; at most `cut` bytes at a time."""
        start = 0
        asked = self.headers.get("Range")
        if ranges and asked and self.headers.get("If-Range", tag) == tag:
            start = int(asked.removeprefix("bytes=").rstrip("-"))
            self.send_response(206)
            self.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
        else:
            self.send_response(200)
        if tag:
            self.send_header("ETag", tag)
        if length:
            self.send_header("Content-Length", str(len(data) - start))
        self.send_header("Connection", "close")
        self.end_headers()
        body = data[start:]
        self.wfile.write(body if cut is None else body[:cut])
        self.close_connection = True

    def plain(self, _):
        self.file()

    def broken(self, _):
        self.file(cut=len(DATA) // 7)

    def norange(self, times):
        self.file(ranges=False, cut=len(DATA) // 2 if times == 1 else None)

    def changed(self, times):
        if times == 1:
            self.file(cut=len(DATA) // 2)
        else:
            self.file(data=DATA[::-1], tag='"two"')

    def dead(self, times):
        if times > 1:
            self.close_connection = True
            return
        self.file(cut=1000)

    def busy(self, times):
        if times > 2:
            return self.file()
        self.send_response(503)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def chunked(self, _):
        self.file(length=False, tag=None)

    def redirect(self, _):
        self.send_response(302)
        self.send_header("Location", "/plain/image")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def missing(self, _):
        self.send_error(404)


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
if len(sys.argv) > 2:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[2])
    server.socket = context.wrap_socket(server.socket, server_side=True)
print(server.server_port, flush=True)
server.serve_forever()
