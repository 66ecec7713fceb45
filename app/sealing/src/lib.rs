//! The sealing formats, generic over a crypto provider.
