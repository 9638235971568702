//! The code that stands at a booth: who opens it, was there. `/T/<id of the exhibitor><MAC>`, 48 hexadecimal digits.
use crate::kernel::id::ExhibitorId;
use crate::kernel::secret::{self, MasterSecret};

/// Digits of the id, and of the MAC behind it.
const ID: usize = 32;
const MAC: usize = 16;

/// The code of a booth, upper case as QR's alphanumeric mode wants it.
pub fn booth_code(master: &MasterSecret, id: ExhibitorId) -> String {
    format!("{id}{}", mac(master, id)).to_ascii_uppercase()
}

/// Whose code this is; none for one we did not make.
pub fn read_booth_code(master: &MasterSecret, code: &str) -> Option<ExhibitorId> {
    if code.len() != ID + MAC || !code.is_ascii() {
        return None;
    }
    let (id, brought) = code.split_at(ID);
    let id: ExhibitorId = id.to_ascii_lowercase().parse().ok()?;
    let genuine = secret::same(mac(master, id).as_bytes(), brought.to_ascii_lowercase().as_bytes());
    genuine.then_some(id)
}

fn mac(master: &MasterSecret, id: ExhibitorId) -> String {
    let mac = secret::mac(&master.derive("booth codes"), id.uuid().as_bytes());
    secret::hex(&mac[..MAC / 2])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_leads_to_its_booth_and_no_other() {
        let master = MasterSecret::new(vec![7; 32]).unwrap();
        let id = ExhibitorId::new();
        let code = booth_code(&master, id);
        assert_eq!(read_booth_code(&master, &code), Some(id));
        assert_eq!(read_booth_code(&master, &code.to_ascii_lowercase()), Some(id));
        let forged = format!("{}{}", &code[..ID], "0".repeat(MAC));
        assert_eq!(read_booth_code(&master, &forged), None);
        let other = MasterSecret::new(vec![8; 32]).unwrap();
        assert_eq!(read_booth_code(&other, &code), None);
        for junk in ["", "T", "é", &"z".repeat(48), &"é".repeat(24)] {
            assert_eq!(read_booth_code(&master, junk), None, "{junk}");
        }
    }
}
