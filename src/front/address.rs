//! Where a request really comes from: the peer of the socket, or what a configured proxy says about it.
use hyper::HeaderMap;
use std::net::IpAddr;
use std::str::FromStr;

/// What strangers like to put in a request so that it seems to come from elsewhere.
pub const CLAIMS: &[&str] = &[
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
    "x-forwarded-port",
    "x-real-ip",
    "forwarded",
];

/// The networks whose `X-Forwarded-For` is believed. None by default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proxies(Vec<(IpAddr, u8)>);

impl Proxies {
    /// Whether this peer is one of ours.
    pub fn trust(&self, peer: IpAddr) -> bool {
        let peer = peer.to_canonical();
        self.0.iter().any(|(network, bits)| within(peer, *network, *bits))
    }

    /// The client behind the peer: the right-most address that is not ours.
    pub fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let peer = peer.to_canonical();
        if !self.trust(peer) {
            return peer;
        }
        let mut nearest = peer;
        let told = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
        let hops: Vec<&str> = told.flat_map(|value| value.split(',')).map(str::trim).collect();
        for hop in hops.into_iter().rev() {
            let Ok(hop) = hop.parse::<IpAddr>() else { break };
            nearest = hop.to_canonical();
            if !self.trust(nearest) {
                break;
            }
        }
        nearest
    }
}

impl FromStr for Proxies {
    type Err = String;

    /// Addresses and networks with commas between them: `127.0.0.1, 10.0.0.0/8, ::1`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
        parts.map(network).collect::<Result<_, _>>().map(Self)
    }
}

fn network(text: &str) -> Result<(IpAddr, u8), String> {
    let (address, bits) = text.split_once('/').map_or((text, None), |(a, b)| (a, Some(b)));
    let wrong = || format!("`{text}` is not an address or a network");
    let address = address.parse::<IpAddr>().map_err(|_| wrong())?.to_canonical();
    let whole = if address.is_ipv4() { 32 } else { 128 };
    let bits = bits.map_or(Ok(whole), |bits| bits.parse::<u8>().map_err(|_| wrong()))?;
    if bits > whole { Err(wrong()) } else { Ok((address, bits)) }
}

fn within(address: IpAddr, network: IpAddr, bits: u8) -> bool {
    let shift = |whole: u32| whole - u32::from(bits);
    match (address, network) {
        (IpAddr::V4(a), IpAddr::V4(n)) => {
            (a.to_bits() ^ n.to_bits()).checked_shr(shift(32)).unwrap_or(0) == 0
        }
        (IpAddr::V6(a), IpAddr::V6(n)) => {
            (a.to_bits() ^ n.to_bits()).checked_shr(shift(128)).unwrap_or(0) == 0
        }
        _ => false,
    }
}

/// What counts as one address: a whole /64 of IPv6 belongs to one household or one phone.
pub fn household(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => IpAddr::V6((v6.to_bits() >> 64 << 64).into()),
        v4 => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(proxies: &str, peer: &str, told: &str) -> String {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", told.parse().unwrap());
        let proxies: Proxies = proxies.parse().unwrap();
        proxies.client(peer.parse().unwrap(), &headers).to_string()
    }

    #[test]
    fn nobody_is_believed_unless_configured() {
        assert_eq!(client("", "9.9.9.9", "6.6.6.6"), "9.9.9.9");
        assert_eq!(client("10.0.0.0/8", "9.9.9.9", "6.6.6.6"), "9.9.9.9");
    }

    #[test]
    fn the_nearest_stranger_is_the_client() {
        assert_eq!(client("10.0.0.0/8", "10.1.1.1", "6.6.6.6"), "6.6.6.6");
        assert_eq!(client("10.0.0.0/8", "10.1.1.1", "1.1.1.1, 6.6.6.6, 10.2.2.2"), "6.6.6.6");
        assert_eq!(client("::1", "::1", "2001:db8::7"), "2001:db8::7");
        assert_eq!(client("127.0.0.1", "::ffff:127.0.0.1", "6.6.6.6"), "6.6.6.6");
    }

    #[test]
    fn nonsense_stops_the_walk() {
        assert_eq!(client("10.0.0.0/8", "10.1.1.1", "6.6.6.6, <script>"), "10.1.1.1");
        assert!("10.0.0.0/33".parse::<Proxies>().is_err());
        assert!("localhost".parse::<Proxies>().is_err());
    }

    #[test]
    fn a_v6_household_is_one() {
        let of = |text: &str| household(text.parse().unwrap());
        assert_eq!(of("2001:db8::1:2:3:4"), of("2001:db8::9:9:9:9"));
        assert_ne!(of("2001:db8:0:1::1"), of("2001:db8:0:2::1"));
    }
}
