"""A leased job's body, wherever it is: behind the ASSIGN, or in the file that it names (docs/protocol.md#large-bodies)."""
import ctypes, functools, struct

HEAD = struct.Struct("<4sI64sQ")  # PMB2, frames, SHA-256, checksum


@functools.cache
def xxh3():
    function = ctypes.CDLL("libxxhash.so.0").XXH3_64bits
    function.restype, function.argtypes = ctypes.c_uint64, (ctypes.c_char_p, ctypes.c_size_t)
    return function


def frames_of(header, frames):
    """The body's frames; None when its file is damaged, which a renderer finds by the checksum and fails the job."""
    if "file" not in header:
        return frames
    try:
        with open(header["file"], "rb") as file:
            data = file.read()
        magic, count, digest, checksum = HEAD.unpack_from(data)
        sizes = struct.unpack_from(f"<{count}Q", data, HEAD.size)
    except (OSError, struct.error):
        return None
    rest = data[HEAD.size:]
    if (magic, digest.decode("latin-1"), len(rest)) != (b"PMB2", header["sha256"], 8 * count + sum(sizes)) \
            or xxh3()(rest, len(rest)) != checksum:
        return None
    found, at = [], 8 * count
    for size in sizes:
        found.append(rest[at:at + size])
        at += size
    return found
