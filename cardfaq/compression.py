"""How pages are compressed. The library chooses well, but has no settings: here they are set once, at the start."""

from compression_middleware import br, middleware


def prefer_brotli(quality: int) -> None:
    """Brotli for every browser that knows it, at this quality (0 to 11); zstd and gzip for the others.

    Brotli's built-in dictionary makes pages of our size a tenth smaller than zstd does.
    """
    br.DEFAULT_LEVEL = quality
    middleware.compressors = tuple(sorted(middleware.compressors, key=lambda compressor: compressor[0] != "br"))
